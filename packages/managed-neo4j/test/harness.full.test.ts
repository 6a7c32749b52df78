import { schemaElements } from '@rolegraph/graph-model';
import { expect, test } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library } from '../../pothos-plugin-neo4j/test/library.ts';

const neo4j = await testNeo4j();
const other = await testNeo4j({ model: library });

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

test('a model that is named keeps its constraints and indexes, and no others', async () => {
  const { driver, wipe } = other;
  for (const { cypher } of schemaElements(library)) await driver.executeQuery(cypher);
  await driver.executeQuery('CREATE INDEX other FOR (n:Author) ON (n.born)');
  const names = async () => {
    const { records } = await driver.executeQuery(
      "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name",
    );
    return records.map((record) => String(record.get('name'))).toSorted();
  };
  const wanted = schemaElements(library).map(({ name }) => name);
  expect(await names()).toEqual([...wanted, 'other'].toSorted());

  // The same name with another shape is another index.
  await driver.executeQuery('DROP INDEX Thing_by_slug');
  await driver.executeQuery('CREATE INDEX Thing_by_slug FOR (n:Thing) ON (n.slug)');
  await wipe();

  expect(await names()).toEqual(wanted.filter((name) => name !== 'Thing_by_slug').toSorted());
});

test('what is leased at the same time is never the same Neo4j', () => {
  expect(other.uri).not.toBe(neo4j.uri);
});
