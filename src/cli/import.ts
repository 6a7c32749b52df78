import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openNeo4j } from '@rolegraph/managed-neo4j';
import { model } from '../../schema/model.ts';
import { readConfig } from '../config.ts';
import { ifMissing } from '../if-missing.ts';
import {
  allowableProblems,
  CaseFiles,
  DATASET_SLUG,
  ImportInvalid,
  type ImportResult,
  type ImportSource,
  importers,
  inventoryLines,
  isAllowableProblem,
  Progress,
  qualityLines,
  runImport,
  writeRefusal,
  writeReport,
} from '../ingest/import/index.ts';
import { readCommandLine } from './arguments.ts';
import { runCommand, UsageError } from './failures.ts';
import { printLine } from './terminal.ts';

const kinds = Object.entries(importers);
const width = Math.max(...kinds.map(([kind, { argument }]) => `${kind} ${argument}`.length));

const usage = `npm run import -- <kind> <path> [options]
${kinds.map(([kind, { argument, description }]) => `  ${`${kind} ${argument}`.padEnd(width)}  ${description}`).join('\n')}
options
  --dataset <slug>   the dataset that it becomes, or adds to
  --version <text>   the origin's version, where the files do not tell it
  --dry-run          check everything and say what would change; write nothing
  --report <file>    write the report there as JSON: what was read, and every case of what is found
  --force            import although tables of the edition are missing, or a fifth or more of something would go
  --allow <kind>     of kind graph alone: accept what is refused otherwise; may be repeated
${Object.entries(allowableProblems)
  .map(([kind, what]) => `      ${kind.padEnd(19)}  ${what}`)
  .join('\n')}`;

await runCommand('Nothing was imported.', async () => {
  const { source, options } = await readArguments(process.argv.slice(2));
  const { neo4j: settings } = readConfig(process.env);
  const neo4j = await openNeo4j({ ...settings, attach: true }, printLine);
  const cases = options.report === undefined ? undefined : new CaseFiles();
  try {
    const result = await runImport({
      database: neo4j,
      model,
      source,
      dryRun: options['dry-run'],
      force: options.force,
      progress: new Progress(process.stdout),
      log: printLine,
      ...(cases ? { cases } : {}),
    });
    for (const line of linesOf(result)) printLine(line);
    if (cases && options.report !== undefined && result.status !== 'unchanged') {
      await writeReport(options.report, result, cases);
      printLine(`The report, with every case, is in ${options.report}`);
    } else if (result.status !== 'unchanged') {
      printLine('These are counts with a few cases each: --report <file> lists them all.');
    }
    if (result.status === 'checked' && result.refusal) throw result.refusal;
  } catch (error) {
    if (error instanceof ImportInvalid) await reportRefusal(source, error, options.report);
    throw error;
  } finally {
    cases?.close();
    await neo4j.close();
  }
});

async function readArguments(args: readonly string[]) {
  const { values, positionals } = readCommandLine(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      dataset: { type: 'string' },
      version: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      report: { type: 'string' },
      force: { type: 'boolean', default: false },
      allow: { type: 'string', multiple: true },
    },
  });
  const [kind = '', path, ...rest] = positionals;
  const importer = Object.hasOwn(importers, kind) ? importers[kind] : undefined;
  if (!importer && kind !== '') {
    throw new UsageError(
      `"${kind}" is nothing that can be imported; there are: ${kinds.map(([name]) => name).join(', ')}.`,
    );
  }
  if (!importer || path === undefined || rest.length > 0) throw new UsageError(usage);
  await checkReport(values.report);
  if (values.dataset !== undefined && !DATASET_SLUG.safeParse(values.dataset).success) {
    throw new UsageError(
      `--dataset takes small letters, digits and dashes, 100 at the most, not "${values.dataset}".`,
    );
  }
  const allow = allowedIn(kind, values.allow);
  return { source: await importer.open(path, { ...values, allow }, model), options: values };
}

/** @throws UsageError where a kind of faults is unknown, or the importer decides by itself which it allows. */
function allowedIn(kind: string, names: readonly string[] = []) {
  const [unknown] = names.filter((name) => !isAllowableProblem(name));
  if (unknown !== undefined) {
    throw new UsageError(`--allow takes ${Object.keys(allowableProblems).join(', ')}, not "${unknown}".`);
  }
  if (names.length > 0 && kind !== 'graph') {
    throw new UsageError(`--allow is of kind graph alone: what ${kind} leaves out stands in its report.`);
  }
  return names.filter(isAllowableProblem);
}

/** Checks before the import that its report can be written. */
async function checkReport(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const folder = await stat(dirname(path)).catch(ifMissing(undefined));
  if (!folder?.isDirectory())
    throw new UsageError(`--report: there is no folder ${dirname(path)} to write to.`);
  const there = await stat(path).catch(ifMissing(undefined));
  if (there?.isDirectory()) throw new UsageError(`--report takes a file, and ${path} is a folder.`);
}

/** Prints the edition's findings, which show why it is refused. */
async function reportRefusal(
  source: ImportSource,
  error: ImportInvalid,
  path: string | undefined,
): Promise<void> {
  for (const line of source.inventory ? inventoryLines(source.inventory) : []) printLine(line);
  if (path === undefined) return;
  await writeRefusal(path, source, error);
  printLine(`The report is in ${path}`);
}

function linesOf(result: ImportResult): readonly string[] {
  switch (result.status) {
    case 'unchanged':
      return [`The files are those of release ${result.release}, which stays.`];
    case 'checked':
      return [
        `Nothing was written. The dataset ${result.dataset} would change by:`,
        ...Object.entries({ ...result.changes.nodes, ...result.changes.relationships }).map(
          ([type, { added, changed, removed, unchanged }]) =>
            `  ${type}: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} as they are`,
        ),
        ...reportLines(result),
      ];
    case 'published':
      return [
        `Published release ${result.release} with ${result.nodes} nodes and ${result.relationships} relationships in ${(result.milliseconds / 1000).toFixed(1)} s.`,
        ...reportLines(result),
      ];
  }
}

function reportLines({
  inventory,
  quality,
}: Exclude<ImportResult, { readonly status: 'unchanged' }>): readonly string[] {
  return [...(inventory ? inventoryLines(inventory) : []), ...qualityLines(quality)];
}
