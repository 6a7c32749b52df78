import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import type { Driver } from 'neo4j-driver';
import { model } from '../../schema/model.ts';
import { Links } from '../../src/ingest/import/check/links.ts';
import { runImport } from '../../src/ingest/import/index.ts';
import { onet } from '../../src/ingest/import/onet/index.ts';
import { Problems } from '../../src/ingest/import/read/problems.ts';
import type { LocatedRecords } from '../../src/ingest/import/source.ts';
import { prepareDatabase, removeDataset } from '../../src/releases/index.ts';
import { NodeIndex } from '../../src/releases/node-index.ts';
import { RecordValidator } from '../../src/releases/record-validator.ts';
import { clock, type Took } from './clock.ts';
import { plainLoad, plainRows } from './plain-load.ts';

/**
 * Measures an import of O*NET, checks and all, against the best plain UNWIND load of the same rows by the raw driver, by turns, into the
 * same managed Neo4j with its default heap and with the same constraints and indexes.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/onet-29.3' },
    rounds: { type: 'string', default: '2' },
    batches: { type: 'string', default: '2000,5000,10000' },
  },
});
const folder = resolve(values.data);
if (!existsSync(folder)) {
  console.error(`There is no ${folder}: give the folder of O*NET's text edition with --data.`);
  process.exit(1);
}

const home = resolve('.rolegraph');
const say = (line: string) => console.log(line);
const neo4j = await startManagedNeo4j({
  home: join(home, 'bench', 'import'),
  jars: join(home, 'jars'),
  trainArchiveAfter: false,
  log: say,
});
const driver = openDriver(neo4j);
try {
  const database = { driver, database: 'neo4j' };
  await prepareDatabase(database, model);
  const ours: Measured[] = [];
  const plain = new Map<number, Measured[]>();
  const batches = values.batches.split(',').map(Number);
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const source = await onet(folder, { dataset: 'bench' });
    await empty(driver);
    const importing = clock(neo4j.pid);
    const result = await runImport({ database, model, source });
    if (result.status !== 'published') throw new Error(`The import was ${result.status}`);
    const imported = measured(result.nodes + result.relationships, importing());
    ours.push(imported);
    say(`round ${round}: import ${told(imported)}, load ${loadavg()[0]?.toFixed(1)}`);
    await removeDataset(database, 'bench', undefined, { onWait: () => undefined });
    const records = source.records(
      {
        problems: new Problems(),
        onBytes: () => undefined,
        onLoss: () => undefined,
      },
      nothingKnown,
    );
    const rows = await plainRows(linked(records), new RecordValidator(model), 'plain_1');
    for (const batch of batches) {
      await empty(driver);
      const loading = clock(neo4j.pid);
      await plainLoad(driver, rows, 'plain_1', batch);
      const loaded = measured(rows.count, loading());
      plain.set(batch, [...(plain.get(batch) ?? []), loaded]);
      say(`round ${round}: plain UNWIND of ${batch} ${told(loaded)}, load ${loadavg()[0]?.toFixed(1)}`);
    }
    await empty(driver);
  }
  const own = middle(ours);
  const others = [...plain.values()].map(middle);
  const rate = Math.max(...others.map((one) => one.rate));
  const processor = Math.min(...others.map((one) => one.processor));
  say(`Import ${told(own)}`);
  say(`Best plain load ${told({ rate, processor })}`);
  say(
    `The import has ${(own.rate / rate).toFixed(2)} of the rate, and takes ${(own.processor / processor).toFixed(2)} of the processor time`,
  );
} finally {
  await driver.close();
  await neo4j.stop();
}

/** Relationships with both ends there, each once: what the import writes. */
function linked(records: LocatedRecords) {
  const nodes = new NodeIndex();
  return {
    nodes: (async function* () {
      for await (const node of records.nodes()) {
        nodes.add(node);
        yield node;
      }
    })(),
    relationships: (async function* () {
      const links = new Links(nodes);
      for await (const relationship of records.relationships())
        if (!links.errorOf(relationship)) yield relationship;
    })(),
  };
}

async function empty(of: Driver): Promise<void> {
  const session = of.session({ database: 'neo4j' });
  await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS');
  await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
  await session.close();
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  );
}

/** Records a second, and milliseconds of processor time for a thousand of them. */
interface Measured {
  readonly rate: number;
  readonly processor: number;
}

function measured(records: number, { seconds, processor }: Took): Measured {
  return { rate: records / seconds, processor: (processor * 1e6) / records };
}

function middle(of: readonly Measured[]): Measured {
  return {
    rate: median(of.map(({ rate }) => rate)),
    processor: median(of.map(({ processor }) => processor)),
  };
}

function told({ rate, processor }: Measured): string {
  return `${Math.round(rate).toLocaleString('en')} records a second, ${processor.toFixed(0)} ms of processor time for 1,000`;
}

/** A dataset that has nothing yet. */
function nothingKnown(): false {
  return false;
}
nothingKnown.slugs = (): readonly string[] => [];
