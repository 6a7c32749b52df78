import { graphContext } from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { databaseErrorOf } from '../../src/http/graphql/neo4j-errors.ts';
import { openOwnArticle } from './asking.ts';

const { neo4j, runtimeWith, answer } = await openOwnArticle();

describe('a question that leads too far', () => {
  const layers = 9;
  const width = 40;

  beforeAll(async () => {
    // Any two neighbouring layers are connected all to all: 40⁷ shortest paths from end to end.
    await neo4j.driver.executeQuery(
      `MATCH (publication:Publication {dataset: 'article'})
       UNWIND range(0, ${layers - 1}) AS layer UNWIND range(1, CASE WHEN layer IN [0, ${layers - 1}] THEN 1 ELSE ${width} END) AS at
       CREATE (:Role:Entity {release: publication.release, slug: 'layer-' + layer + '-' + at, name: 'Layer', aliases: [], layer: layer})
       WITH DISTINCT publication
       MATCH (a:Role) WHERE a.layer IS NOT NULL
       MATCH (b:Role) WHERE b.layer = a.layer + 1
       CREATE (a)-[:COLLABORATES_WITH]->(b)`,
      {},
      { database: neo4j.database },
    );
  });

  const hostile = `{ shortestPaths(from: "layer-0-1", to: "layer-${layers - 1}-1", maxLength: 8) { length total truncated paths { nodes { slug } } } }`;
  const name = '{ role(slug: "ai-engineer") { name } }';

  test('has an answer that leaves the count open, and takes no more than its share', async () => {
    const { shortestPaths } = (await answer(hostile)) as {
      shortestPaths: { length: number; total: number | null; truncated: boolean; paths: unknown[] };
    };
    expect(shortestPaths).toMatchObject({ length: 8, total: null, truncated: true });
    expect(shortestPaths.paths).toHaveLength(5);
  });

  test('ends by its time limit, while others are answered', async () => {
    // Nobody is called so, at the end of any of 40⁶ ways.
    const led = (steps: number): string =>
      steps === 0 ? '{ name: { eq: "Nobody" } }' : `{ collaborators: { some: ${led(steps - 1)} } }`;
    const endless = `{ roles(filter: ${led(6)}) { totalCount } }`;
    const before = await answer(name);
    const [ended, meanwhile] = await Promise.all([
      graphql({ schema, source: endless, contextValue: graphContext(runtimeWith({ timeout: 200 })) }),
      answer(name),
    ]);
    expect(meanwhile).toEqual(before);
    expect(ended.data).toBeNull();
    expect(databaseErrorOf(ended.errors?.[0]?.originalError)?.code).toBe('TIMEOUT');
    expect(await answer(name)).toEqual(before);
  });
});
