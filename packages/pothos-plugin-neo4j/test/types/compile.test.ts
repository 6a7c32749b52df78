import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const filesIn = (name: string) => readdirSync(join(folder, name)).map((file) => join(name, file));
const misuses = filesIn('misuse');
const rights = filesIn('inferred');

/** One program for all files: most of the time goes into reading the libraries' types. */
const program = compile([...misuses, ...rights]);

function compile(files: readonly string[]): ts.Program {
  const path = join(folder, '../../../../tsconfig.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(folder, '../..'));
  return ts.createProgram(
    files.map((file) => join(folder, file)),
    options,
  );
}

/** What the compiler says of a file, by line. */
function complaints(file: string): ReadonlyMap<number, string> {
  const source = program.getSourceFile(join(folder, file));
  if (!source) throw new Error(`${file} is not part of the program`);
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return new Map(
    diagnostics.map(({ start, messageText }) => [
      source.getLineAndCharacterOfPosition(start ?? 0).line,
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ]),
  );
}

/** The lines that have to be refused, each with words of the error: they follow an `// error:` comment. */
function expectations(file: string): readonly (readonly [number, string])[] {
  const lines = program.getSourceFile(join(folder, file))?.text.split('\n') ?? [];
  return lines.flatMap((line, at) => {
    const words = /^\s*\/\/ error: (.*)$/.exec(line)?.[1];
    return words === undefined ? [] : [[at + 1, words] as const];
  });
}

describe.each(misuses)('%s', (file) => {
  const said = complaints(file);
  const expected = expectations(file);

  it.each(expected)('line %i is refused: %s', (line, words) => expect(said.get(line)).toContain(words));

  it('compiles but for that', () => {
    expect(new Map([...said].filter(([line]) => !expected.some(([at]) => at === line)))).toEqual(new Map());
    expect(expected).not.toEqual([]);
  });
});

it.each(rights)('%s compiles as it stands', { timeout: 120_000 }, (file) =>
  expect(complaints(file)).toEqual(new Map()),
);
