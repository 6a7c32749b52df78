import { readdir, stat } from 'node:fs/promises';
import { type OpenNeo4j, openNeo4j } from '@rolegraph/managed-neo4j';
import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { model, schema } from '../../schema/index.ts';
import { type Config, readConfig } from '../config.ts';
import { ifMissing } from '../if-missing.ts';
import {
  type Exported,
  exportFormats,
  exportRelease,
  nodesInAnswer,
  only,
  QueryRefused,
} from '../ingest/export/index.ts';
import { describeKey, type NodeKey } from '../releases/records.ts';
import { NotUtf8, readText } from '../text/index.ts';
import { readCommandLine } from './arguments.ts';
import { runCommand, UsageError } from './failures.ts';
import { printLine } from './terminal.ts';

const usage = `npm run export -- <dataset or query> [options]
  <dataset>            a dataset, such as onet
  <query>              a GraphQL query, or a file with one (.graphql): the nodes in its answer, with what connects them
options
  --format <format>    graph (the default; import takes it again), csv (so does it) or jsonld (SKOS and schema.org)
  --release <release>  the release to export from, by id, number or version; the current one where left out
  --out <path>         the folder to write to, or for jsonld the file; by default named after the dataset`;

await runCommand('Nothing was exported.', async () => {
  const { what, format, release, out } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const neo4j = await openNeo4j({ ...config.neo4j, attach: true }, printLine);
  try {
    const { dataset, answer } = await chosen(what, neo4j, config);
    const path = out ?? (format === 'jsonld' ? `${dataset}.jsonld` : `${dataset}-${format}`);
    await checkPlace(path, format);
    const { nodes, relationships, unusableUris } = await exportRelease({
      database: neo4j,
      model,
      dataset,
      release,
      format,
      path,
      ...(answer ? { selection: only(answer) } : {}),
    });
    printLine(
      `Wrote ${nodes.toLocaleString('en')} nodes and ${relationships.toLocaleString('en')} relationships to ${path}`,
    );
    const missing = (answer?.length ?? nodes) - nodes;
    if (missing > 0) {
      printLine(
        `${missing.toLocaleString('en')} nodes of the answer are not in this release and were left out: name the release that was asked with --release.`,
      );
    }
    if (unusableUris) printUnusable(unusableUris);
  } finally {
    await neo4j.close();
  }
});

/** @throws UsageError where the path holds files that an export spares. */
async function checkPlace(path: string, format: string): Promise<void> {
  const there = await stat(path).catch(ifMissing(undefined));
  const isFolder = there?.isDirectory() ?? false;
  if (format === 'jsonld') {
    if (isFolder) throw new UsageError(`${path} is a folder: name a file with --out.`);
    return;
  }
  if (there && !isFolder) throw new UsageError(`${path} is a file: name a folder with --out.`);
  if (isFolder && (await readdir(path)).length > 0) {
    throw new UsageError(`The folder ${path} is not empty: name another one with --out.`);
  }
}

/** Prints the nodes with a URN in place of their uri. */
function printUnusable({ count, samples }: NonNullable<Exported['unusableUris']>): void {
  if (count === 0) return;
  printLine(
    `${count.toLocaleString('en')} nodes have a URN as @id and their uri as the literal rg:uri, since it cannot identify them:`,
  );
  for (const { node, uri, reason } of samples)
    printLine(`  ${describeKey(node)}: uri ${JSON.stringify(uri)} ${reason}`);
  if (count > samples.length) printLine(`  and ${(count - samples.length).toLocaleString('en')} more`);
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = readCommandLine(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'graph' },
      release: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const format = exportFormats.find((name) => name === values.format);
  const [what, ...rest] = positionals;
  if (what === undefined || rest.length > 0) throw new UsageError(usage);
  if (!format)
    throw new UsageError(`--format takes ${exportFormats.join(', ')}, not "${values.format}".\n${usage}`);
  return { what, format, release: values.release, out: values.out };
}

/** The query in a file. @throws UsageError where it is not text in UTF-8. */
async function queryIn(file: string): Promise<string> {
  try {
    return await readText(file);
  } catch (error) {
    if (error instanceof NotUtf8) throw new UsageError(`${file}:${error.line}: ${error.message}`);
    throw error;
  }
}

/** Gives a whole dataset, or the nodes in a query's answer with their one dataset. */
async function chosen(
  what: string,
  { driver, database }: OpenNeo4j,
  config: Config,
): Promise<{ dataset: string; answer?: readonly NodeKey[] }> {
  if (/^[a-z0-9-]+$/.test(what)) return { dataset: what };
  const text = /\.(graphql|gql)$/.test(what) ? await queryIn(what) : what;
  const runtime = graphRuntime({
    driver,
    database,
    graph: model,
    defaultDataset: config.defaultDataset,
    timeout: config.statementTimeoutMs,
  });
  try {
    const found = await nodesInAnswer(text, schema, model, graphContext(runtime));
    // Every export has the dataset itself.
    const nodes = found.filter(({ type }) => type !== 'Dataset');
    if (nodes.length === 0)
      throw new UsageError('There is nothing but datasets in the answer: export one by its name.');
    const datasets = [...new Set(nodes.map(({ dataset }) => dataset))];
    const [dataset = '', ...others] = datasets;
    if (others.length > 0) {
      throw new UsageError(
        `The answer has nodes of several datasets (${datasets.join(', ')}): ask for one at a time.`,
      );
    }
    return { dataset, answer: nodes };
  } catch (error) {
    if (error instanceof QueryRefused) throw new UsageError(error.message);
    throw error;
  }
}
