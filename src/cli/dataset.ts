import { openNeo4j } from '@rolegraph/managed-neo4j';
import { readConfig } from '../config.ts';
import { Progress } from '../ingest/import/index.ts';
import type { Database } from '../releases/database.ts';
import { removeDataset, type StoredRelease, storedReleases, useRelease } from '../releases/index.ts';
import { runCommand, UsageError } from './failures.ts';
import { printLine } from './terminal.ts';

const usage = `npm run dataset -- <command>
  list                           the datasets with their releases
  use <dataset> <release>        let readers see that release
  remove <dataset> [<release>]   remove a release, or the whole dataset
A release is named by its id such as onet_2, its number, or the origin's version such as 29.3.`;

/** The list's notes on releases that readers do not see. */
const notes: Readonly<Record<StoredRelease['state'], string>> = {
  COMPLETE: '',
  STAGED: 'unfinished',
  REMOVED: 'partly removed',
};

const commands: Readonly<Record<string, (database: Database, args: readonly string[]) => Promise<void>>> = {
  list: async (database, args) => {
    if (args.length > 0) throw new UsageError(usage);
    const releases = (await storedReleases(database)).filter(({ emptied }) => !emptied);
    for (const line of tableOf(releases)) printLine(line);
  },
  use: async (database, [dataset, release, ...rest]) => {
    if (dataset === undefined || release === undefined || rest.length > 0) throw new UsageError(usage);
    printLine(
      `Readers of ${dataset} see release ${await useRelease(database, dataset, release, { onWait })} now.`,
    );
  },
  remove: async (database, [dataset, release, ...rest]) => {
    if (dataset === undefined || rest.length > 0) throw new UsageError(usage);
    const progress = new Progress(process.stdout);
    let records: number | undefined;
    const removed = await removeDataset(database, dataset, release, {
      onWait,
      onRemoved(soFar, total = 0) {
        if (records === undefined) progress.begin('Removing', total, 'records');
        records = soFar;
        progress.update(records);
      },
    });
    if (records !== undefined) progress.end(records);
    printLine(`Removed ${removed.join(', ')}.`);
  },
};

await runCommand('Nothing was changed.', async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(usage);
  const neo4j = await openNeo4j({ ...readConfig(process.env).neo4j, attach: true }, printLine);
  try {
    await command(neo4j, args);
  } finally {
    await neo4j.close();
  }
});

function onWait(): void {
  printLine('Another process is writing the dataset: waiting for it');
}

function tableOf(releases: readonly StoredRelease[]): readonly string[] {
  if (releases.length === 0) return ['There are no datasets yet. Import one: npm run import'];
  const rows = releases.map(({ dataset, id, version, nodes, relationships, createdAt, published, state }) => [
    dataset,
    id,
    version ?? '',
    nodes?.toLocaleString('en') ?? '',
    relationships?.toLocaleString('en') ?? '',
    createdAt.slice(0, 16).replace('T', ' '),
    published ? 'current' : notes[state],
  ]);
  const all = [['dataset', 'release', 'version', 'nodes', 'relationships', 'made', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
