import type { Driver } from 'neo4j-driver';
import { afterAll, inject } from 'vitest';
import { openDriver } from '../../src/neo4j/connect.ts';

/** A test file's Neo4j: empty when the file gets it, and its own until the file ends. */
export interface TestNeo4j {
  readonly driver: Driver;
  readonly database: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** Empties it again: all nodes, constraints and indexes. */
  wipe(): Promise<void>;
}

/**
 * Gives this worker's Neo4j, emptied. Call it once at the top of a test file:
 *
 *     const { driver, database } = await testNeo4j();
 *
 * The driver closes by itself after the file.
 */
export async function testNeo4j(): Promise<TestNeo4j> {
  const response = await fetch(`${inject('neo4jDesk')}/${process.env.VITEST_POOL_ID ?? '1'}`);
  if (!response.ok) throw new Error(`No Neo4j for the tests: ${await response.text()}`);
  const access = (await response.json()) as Pick<TestNeo4j, 'uri' | 'username' | 'password'>;
  const driver = openDriver(access);
  const database = 'neo4j';
  afterAll(() => driver.close());
  const wipe = () => wipeDatabase(driver, database);
  await wipe();
  return { driver, database, ...access, wipe };
}

async function wipeDatabase(driver: Driver, database: string): Promise<void> {
  const session = driver.session({ database });
  const namesIn = async (statement: string): Promise<string[]> =>
    (await session.run(statement)).records.map((record) => record.get('name'));
  try {
    // In batches: one transaction over everything can outgrow the heap.
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
    for (const name of await namesIn('SHOW CONSTRAINTS YIELD name')) {
      await session.run(`DROP CONSTRAINT \`${name}\` IF EXISTS`);
    }
    for (const name of await namesIn("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")) {
      await session.run(`DROP INDEX \`${name}\` IF EXISTS`);
    }
  } finally {
    await session.close();
  }
}
