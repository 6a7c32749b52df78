import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { buildSchema } from 'graphql';
import { ifMissing } from '../if-missing.ts';
import {
  collectOperations,
  manifestOf,
  OperationsRefused,
  withTypenames,
} from '../operation-manifest/index.ts';
import { readText } from '../text/index.ts';
import { readCommandLine } from './arguments.ts';
import { runCommand, UsageError } from './failures.ts';
import { printLine } from './terminal.ts';

const usage = `npm run operations -- <file or folder>... --out <manifest.json> [options]
  <file or folder>   .graphql files, TypeScript, JavaScript, Vue and Svelte with graphql(…) or gql, Markdown with \`\`\`graphql blocks
  --out <file>       the manifest, ids and texts, to be put into the server's OPERATIONS_FOLDER
options
  --ids <file>       the ids by operation name as well, for the front end to ask by
  --typename         add __typename to every selection, as the caches of Apollo Client and urql do
  --check            write nothing; say whether the files are up to date`;

const schemaFile = join(import.meta.dirname, '../../schema/schema.graphql');

await runCommand('No operations were written.', async () => {
  const { paths, out, ids: idsFile, typename, check } = readArguments(process.argv.slice(2));
  const found = await collect(paths);
  if (found.length === 0) throw new UsageError(`There is no operation in ${paths.join(', ')}.`);
  const operations = typename
    ? found.map((operation) => ({ ...operation, document: withTypenames(operation.document) }))
    : found;
  const { manifest, ids } = manifestOf(operations);
  const files = [{ file: out, content: manifest }, ...(idsFile ? [{ file: idsFile, content: ids }] : [])];
  for (const { file, content } of files) {
    const text = `${JSON.stringify(content, null, 2)}\n`;
    if (check) {
      if ((await readText(file).catch(ifMissing(''))) === text) continue;
      throw new UsageError(`${file} is not up to date. Write it anew by the same command without --check.`);
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const count = Object.keys(manifest).length;
  printLine(
    `${count} ${count === 1 ? 'operation' : 'operations'} ${check ? 'up to date in' : 'written to'} ${out}`,
  );
});

async function collect(paths: readonly string[]) {
  try {
    return await collectOperations(paths, buildSchema(await readText(schemaFile)));
  } catch (error) {
    if (error instanceof OperationsRefused) throw new UsageError(error.message);
    throw error;
  }
}

/** Resolves a path from the folder of the caller: npm runs the command in the project's folder. */
function fromCallersFolder(path: string): string {
  return relative(process.cwd(), resolve(process.env.INIT_CWD ?? '.', path)) || '.';
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = readCommandLine(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      ids: { type: 'string' },
      typename: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const { out, ids, ...rest } = values;
  if (positionals.length === 0 || out === undefined) throw new UsageError(usage);
  return {
    ...rest,
    paths: positionals.map(fromCallersFolder),
    out: fromCallersFolder(out),
    ids: ids && fromCallersFolder(ids),
  };
}
