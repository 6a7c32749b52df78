import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { type Graph, schemaElements } from '@rolegraph/graph-model';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import type { Driver } from 'neo4j-driver';
import { afterAll, expect, inject } from 'vitest';
import type { SharedDataset } from './shared-data.ts';

/** A Neo4j that test files share: none of them writes to it. */
export interface SharedNeo4j {
  readonly driver: Driver;
  readonly database: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

/** A test file's Neo4j: empty when the file gets it, and its own until the file ends. */
export interface TestNeo4j extends SharedNeo4j {
  /** Empties it again: all nodes, and all constraints and indexes but those of the model that was named. */
  wipe(): Promise<void>;
}

/**
 * Gives a Neo4j to this test file alone, emptied. Call it once at the top of a test file that writes:
 *
 *     const { driver, database } = await testNeo4j();
 *
 * After the file the driver closes, and the next file may get this Neo4j.
 *
 * @param model Its constraints and indexes stay from earlier files: making those of the product's model takes seconds.
 */
export async function testNeo4j({ model }: { readonly model?: Graph } = {}): Promise<TestNeo4j> {
  const neo4j = await open('own');
  const wipe = () => wipeDatabase(neo4j, model);
  await wipe();
  return { ...neo4j, wipe };
}

/**
 * Gives the Neo4j that holds the article, for reading. It is loaded once per run, and its plans are made once for all files.
 * The test file fails that leaves more or fewer nodes or relationships behind.
 */
export async function articleNeo4j(): Promise<SharedNeo4j> {
  const neo4j = await open('article', ['article']);
  const before = await sizeOf(neo4j);
  afterAll(async () => {
    const hint = 'A file that writes takes testNeo4j(), not the Neo4j that files share.';
    expect(await sizeOf(neo4j), hint).toEqual(before);
  });
  return neo4j;
}

/**
 * Gives the Neo4j that holds public taxonomies from `../shared/data`, for reading. Each dataset is loaded once per run, which may take
 * minutes. A test may add a dataset under a name of its own.
 */
export function taxonomyNeo4j(...datasets: readonly SharedDataset[]): Promise<SharedNeo4j> {
  return open('taxonomies', datasets);
}

async function open(instance: string, datasets: readonly SharedDataset[] = []): Promise<SharedNeo4j> {
  const allocator = inject('neo4jAllocator');
  if (allocator === '') throw new Error('A unit test asked for a Neo4j (test/support/tiers.ts).');
  const { access, release } = await allocate(`${allocator}/${instance}?datasets=${datasets.join()}`);
  const driver = openDriver(access);
  afterAll(async () => {
    await driver.close();
    release();
  });
  return { driver, database: 'neo4j', ...access };
}

/** Unlike `fetch`, it waits as long as loading takes. @returns Access, and what ends the connection and with it a lease. */
async function allocate(url: string) {
  const response = await new Promise<IncomingMessage>((done, fail) => get(url, done).on('error', fail));
  let line = '';
  for await (line of createInterface(response)) break;
  const answer: unknown = JSON.parse(line);
  if (response.statusCode !== 200) throw new Error(`No Neo4j for the tests: ${answer}`);
  const access = answer as Pick<SharedNeo4j, 'uri' | 'username' | 'password'>;
  return { access, release: () => response.destroy() };
}

async function sizeOf({ driver, database }: SharedNeo4j): Promise<unknown[]> {
  const count = async (cypher: string) =>
    (await driver.executeQuery(cypher, {}, { database })).records[0]?.get('count');
  return [
    await count('MATCH (n) RETURN count(n) AS count'),
    await count('MATCH ()-[r]->() RETURN count(r) AS count'),
  ];
}

/** @param model Its constraints and indexes stay where they have the model's shape. */
async function wipeDatabase({ driver, database }: SharedNeo4j, model: Graph | undefined): Promise<void> {
  const session = driver.session({ database });
  const shapeOf = (name: string, label: string, properties: readonly string[]) =>
    JSON.stringify([name, label, properties]);
  const kept = new Set(
    (model ? schemaElements(model) : []).map(({ name, label, properties }) =>
      shapeOf(name, label, properties),
    ),
  );
  const drop = async (kind: 'CONSTRAINT' | 'INDEX', condition = '') => {
    const { records } = await session.run(
      `SHOW ${kind === 'INDEX' ? 'INDEXES' : 'CONSTRAINTS'} YIELD * ${condition}`,
    );
    const dropped = records
      .map((record) => record.toObject())
      .filter(
        ({ name, labelsOrTypes, properties }) => !kept.has(shapeOf(name, labelsOrTypes?.[0], properties)),
      );
    if (dropped.length === 0) return;
    await session.executeWrite((transaction) =>
      Promise.all(dropped.map(({ name }) => transaction.run(`DROP ${kind} \`${name}\` IF EXISTS`))),
    );
  };
  try {
    // In batches, relationships first: a node may have tens of thousands, and texts of a megabyte.
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS');
    await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 200 ROWS');
    await drop('CONSTRAINT');
    await drop('INDEX', "WHERE type <> 'LOOKUP' AND owningConstraint IS NULL");
    // Plans made for other data are slow for the next, and thousands of them fill the heap.
    await session.run('CALL db.clearQueryCaches()');
  } finally {
    await session.close();
  }
}
