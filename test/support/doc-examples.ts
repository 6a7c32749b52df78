import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * Tests the doc comments of what a package exports: everything has one, functions and classes have an `@example` too, and each
 * example gives what it says.
 *
 * An example is a TypeScript module. It imports by name, as a user does, and says what an expression gives by a comment behind it,
 * which may go over several lines, all but the first indented:
 *
 *     escapeName('two words'); // => '`two words`'
 *     escapeName(''); // throws 'A name in Cypher text cannot be empty'
 *     requiredWords(chunk);
 *     // => ['c++']
 *
 * Behind the arrow stands an expression, which the result equals; behind `throws` a part of the message. One that begins with
 * `// Continues the example of defineGraph.` goes on where that of the package ends. What needs a Neo4j has a `@see` in place of an
 * example, with the path of a file that shows it and is itself tested.
 */
export function testDocComments(folder: string): void {
  const documented = publicExports(folder);

  it.each(documented)('$name is explained', ({ comment, isCallable, examples, seen }) => {
    expect(comment).not.toBe('');
    if (isCallable && !seen.some((file) => existsSync(file))) expect(examples).not.toEqual([]);
  });

  const whole = (code: string): string => {
    const [line = '', continued] = /^\s*\/\/ Continues the example of (\w+)\.$/m.exec(code) ?? [];
    if (continued === undefined) return code;
    const [before] = documented.find(({ name }) => name === continued)?.examples ?? [];
    if (before === undefined) throw new Error(`There is no example of ${continued}`);
    return `${whole(before)}\n${code.replace(line, '')}`;
  };
  const examples = documented.flatMap(({ name, examples: codes }) =>
    codes.map((code, index) => ({
      name,
      code: whole(code),
      file: `${name.replaceAll(/\W/g, '-')}-${index}.ts`,
    })),
  );
  let modules = '';
  beforeAll(async () => {
    // Within the package, so that names resolve as they do for it.
    const ignored = join(folder, '.rolegraph');
    await mkdir(ignored, { recursive: true });
    modules = await mkdtemp(join(ignored, 'examples-'));
    await Promise.all(examples.map(({ file, code }) => writeFile(join(modules, file), moduleOf(code))));
  });
  afterAll(() => rm(modules, { recursive: true, force: true }));

  it.each(examples)('the example of $name gives what it says', async ({ file }) => {
    const { outcomes } = (await import(/* @vite-ignore */ join(modules, file))) as { outcomes: Outcome[] };
    expect(outcomes).not.toEqual([]);
    for (const { source, actual, expected, thrown } of outcomes) {
      if (expected === undefined) expect(String(thrown), source).toContain(actual);
      else {
        if (thrown !== undefined) throw thrown;
        expect(actual, source).toEqual(expected());
      }
    }
  });
}

interface Documented {
  readonly name: string;
  readonly comment: string;
  /** Whether it is a function or a class. */
  readonly isCallable: boolean;
  readonly examples: readonly string[];
  /** Paths that the comment names by `@see`. */
  readonly seen: readonly string[];
}

/** What the entries of a package's package.json export, with the doc comments of the declarations behind. */
function publicExports(folder: string): readonly Documented[] {
  const { exports: entries } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string>>;
  };
  const files = Object.values(entries).map((entry) => join(folder, entry));
  const options = {
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  };
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  return Object.keys(entries).flatMap((entry, index) => {
    const source = program.getSourceFile(files[index] ?? '');
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${files[index]} is no module`);
    return checker.getExportsOfModule(module).map((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const tags = symbol.getJsDocTags(checker);
      const texts = (tag: string) =>
        tags.filter(({ name }) => name === tag).map(({ text }) => ts.displayPartsToString(text));
      return {
        name: `${exported.name}${entry === '.' ? '' : ` of ${entry}`}`,
        comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
        isCallable: isCallable(symbol, checker),
        examples: texts('example').map((text) => text.replaceAll(/^```(?:ts)?$/gm, '')),
        seen: texts('see').map((text) => text.split(/\s/, 1)[0] ?? ''),
      };
    });
  });
}

function isCallable(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class)) return true;
  if (!(symbol.flags & ts.SymbolFlags.Variable)) return false;
  return checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
}

interface Outcome {
  readonly source: string;
  /** What the expression gives, or the part of a message that it is to throw. */
  readonly actual: unknown;
  readonly thrown?: unknown;
  readonly expected?: () => unknown;
}

/** A comment behind a statement. Lines that go on with it are indented by two blanks at least. */
const outcomeComment = /^\s*\/\/ (=>|throws) (.*(?:\n\s*\/\/ {2}.*)*)/;

/** The module of an example: as it stands, but for expressions with a result, whose outcomes it exports. */
function moduleOf(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true);
  const lines = source.statements.map((statement, index) => {
    const text = statement.getText(source);
    const next = source.statements[index + 1]?.getStart(source) ?? code.length;
    const [, kind, result = ''] = outcomeComment.exec(code.slice(statement.end, next)) ?? [];
    if (kind === undefined) return text;
    if (!ts.isExpressionStatement(statement)) throw new Error(`Only an expression has a result: ${text}`);
    const expression = statement.expression.getText(source);
    const head = `source: ${JSON.stringify(text)}`;
    return kind === '=>'
      ? `outcomes.push({ ${head}, actual: await (${expression}), expected: () => (${result.replaceAll(/\n\s*\/\//g, '\n')}) });`
      : `outcomes.push({ ${head}, actual: ${result}, thrown: await (async () => (${expression}))().then(() => undefined, (thrown) => thrown) });`;
  });
  return ['export const outcomes = [];', ...lines].join('\n');
}
