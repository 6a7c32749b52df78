import { graphql } from 'graphql';
import { expect, it, vi } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { graphContext } from '../src/index.ts';
import { library, librarySchema, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask, runtime } = await openLibrary(driver, database);

/** Statements of ours that are running in Neo4j, by the operation that their transactions carry. */
async function running(): Promise<string[]> {
  const { records } = await driver.executeQuery(
    'SHOW TRANSACTIONS YIELD metaData, status RETURN metaData',
    {},
    { database },
  );
  return records.flatMap((record) => (record.get('metaData') as { operation?: string }).operation ?? []);
}

it('a statement ends in Neo4j when the client goes away, and is no empty answer', async () => {
  const gone = new AbortController();
  const asking = ask('query Slow { slow { nodes { slug } } }', {}, { signal: gone.signal, bothWays: false });
  await vi.waitUntil(async () => (await running()).includes('Slow'), { timeout: 10_000 });
  gone.abort();
  const { data, errors } = await asking;
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  await vi.waitUntil(async () => !(await running()).includes('Slow'), { timeout: 2_000 });
});

it('a statement ends by its time limit, and others go on meanwhile', async () => {
  const { errors } = await graphql({
    schema: librarySchema,
    source: 'query Endless { slow { nodes { slug } } }',
    contextValue: graphContext({ ...runtime, timeout: 1000 }),
  });
  expect(errors?.[0]?.message).toMatch(/terminated|timeout/i);
  expect((await running()).includes('Endless')).toBe(false);
});
