import { expect, test } from 'vitest';
import { testNeo4j } from '../support/neo4j.ts';

const neo4j = await testNeo4j();

const count = async () => {
  const { records } = await neo4j.driver.executeQuery('MATCH (n) RETURN count(n) AS count');
  return records[0]?.get('count');
};

test('a test file begins with an empty Neo4j', async () => {
  expect(await count()).toBe(0);
});

test('wiping removes nodes, constraints and indexes', async () => {
  await neo4j.driver.executeQuery('CREATE CONSTRAINT FOR (n:Thing) REQUIRE n.slug IS UNIQUE');
  await neo4j.driver.executeQuery('CREATE FULLTEXT INDEX FOR (n:Thing) ON EACH [n.name]');
  await neo4j.driver.executeQuery('UNWIND range(1, 4000) AS i CREATE (:Thing {slug: i})-[:NEXT]->(:Thing)');

  await neo4j.wipe();

  expect(await count()).toBe(0);
  const { records } = await neo4j.driver.executeQuery("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP'");
  expect(records).toEqual([]);
});
