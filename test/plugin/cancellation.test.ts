import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { testNeo4j } from '../support/neo4j.ts';
import { openLibrary } from './library.ts';

const { driver, database } = await testNeo4j();
const { ask } = await openLibrary(driver, database);

/** Statements of ours that are running in Neo4j, by the operation that their transactions carry. */
async function running(): Promise<string[]> {
  const { records } = await driver.executeQuery(
    'SHOW TRANSACTIONS YIELD metaData, status RETURN metaData',
    {},
    { database },
  );
  return records.flatMap((record) => (record.get('metaData') as { operation?: string }).operation ?? []);
}

async function until(condition: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await condition()) return true;
    await after(50);
  }
  return false;
}

it('a statement ends in Neo4j when the client goes away, and is no empty answer', async () => {
  const gone = new AbortController();
  const asking = ask('query Slow { slow { nodes { slug } } }', {}, { signal: gone.signal, bothWays: false });
  expect(await until(async () => (await running()).includes('Slow'), 10_000)).toBe(true);
  gone.abort();
  const { data, errors } = await asking;
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  expect(await until(async () => !(await running()).includes('Slow'), 2_000)).toBe(true);
});

it('a statement ends by its time limit, and others go on meanwhile', async () => {
  const asking = ask('query Endless { slow { nodes { slug } } }', {}, { bothWays: false });
  const { errors } = await asking;
  expect(errors?.[0]?.message).toMatch(/terminated|timeout/i);
  expect((await running()).includes('Endless')).toBe(false);
}, 30_000);
