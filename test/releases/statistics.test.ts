import { expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { type Database, read, write } from '../../src/releases/database.ts';
import {
  type NodeRecord,
  prepareDatabase,
  publishRelease,
  type RelationshipRecord,
} from '../../src/releases/index.ts';
import { asker } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';

const neo4j: Database = await testNeo4j({ model });
const ask = asker(neo4j, 'counted');

const node = (type: string, slug: string): NodeRecord => ({ type, slug, properties: { name: slug } });
const requires = (
  from: string,
  to: string,
  properties: Record<string, unknown> = {},
): RelationshipRecord => ({
  type: 'REQUIRES_SKILL',
  from: { type: 'Role', slug: from },
  to: { type: 'Skill', slug: to },
  properties,
});

/** Of 101 skills one is required by three roles, one by one, and one is rated by a role below the threshold. */
const skills = Array.from({ length: 101 }, (_, index) => node('Skill', `s${index}`));
const roles = ['a', 'b', 'c'].map((slug) => node('Role', slug));
const relationships = [
  requires('a', 's0'),
  requires('b', 's0'),
  requires('c', 's0'),
  requires('a', 's1'),
  requires('a', 's2', { importance: 1 }),
];

await publishRelease(neo4j.driver, {
  database: neo4j.database,
  model,
  dataset: 'counted',
  records: {
    nodes: [
      {
        type: 'Dataset',
        slug: 'counted',
        properties: { name: 'counted', licence: 'none', credit: 'made up' },
      },
      ...skills,
      ...roles,
    ],
    relationships,
  },
  fingerprint: 'one',
});

const question = `{ releases { statistics {
  nodeTypes { type count }
  relationshipTypes { type inferred count ratedCount }
  degrees { nodeType outgoing type inferred rated nodes relationships mean percentile99 max }
} } }`;

const stated = { type: 'REQUIRES_SKILL', inferred: false };
const expected = {
  nodeTypes: [
    { type: 'Dataset', count: 1 },
    { type: 'Role', count: 3 },
    { type: 'Skill', count: 101 },
  ],
  relationshipTypes: [{ ...stated, count: 5, ratedCount: 1 }],
  degrees: [
    {
      nodeType: 'Role',
      outgoing: true,
      ...stated,
      rated: false,
      nodes: 3,
      relationships: 4,
      mean: 4 / 3,
      percentile99: 2,
      max: 2,
    },
    {
      nodeType: 'Role',
      outgoing: true,
      ...stated,
      rated: true,
      nodes: 1,
      relationships: 1,
      mean: 1 / 3,
      percentile99: 1,
      max: 1,
    },
    // 100 of the 101 skills are 99 %: the one with most is beyond them.
    {
      nodeType: 'Skill',
      outgoing: false,
      ...stated,
      rated: false,
      nodes: 2,
      relationships: 4,
      mean: 4 / 101,
      percentile99: 1,
      max: 3,
    },
    {
      nodeType: 'Skill',
      outgoing: false,
      ...stated,
      rated: true,
      nodes: 1,
      relationships: 1,
      mean: 1 / 101,
      percentile99: 0,
      max: 1,
    },
  ],
};

test('A release tells how much it holds by type, and how many relationships its nodes have', async () => {
  expect(await ask(question)).toEqual({ releases: [{ statistics: expected }] });
});

test('A release that an earlier version has stored is counted when the product starts', async () => {
  await write(
    neo4j,
    `MATCH (release:Release {dataset: 'counted'})
     REMOVE release.statisticsVersion, release.degreeTypes, release.countedTypes`,
  );
  const log: string[] = [];
  await prepareDatabase(neo4j, model, (line) => log.push(line));
  expect(log).toEqual(['Computing statistics for counted_1']);
  expect(await ask(question)).toEqual({ releases: [{ statistics: expected }] });
  expect(await read(neo4j, 'MATCH (r:Release) WHERE r.statisticsVersion IS NULL RETURN r.id')).toEqual([]);
});
