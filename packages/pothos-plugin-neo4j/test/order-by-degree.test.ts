import { expect, test } from 'vitest';
import { model } from '../../../schema/index.ts';
import { type NodeRecord, publishRelease, type RelationshipRecord } from '../../../src/releases/index.ts';
import { asker } from '../../../test/import/world.ts';
import { testNeo4j } from '../../../test/support/neo4j.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'plain');

const node = (type: string, slug: string): NodeRecord => ({ type, slug, properties: { name: slug } });
const requires = (fromType: string, from: string, to: string): RelationshipRecord => ({
  type: 'REQUIRES_SKILL',
  from: { type: fromType, slug: from },
  to: { type: 'Skill', slug: to },
  properties: {},
});

const skills = ['a', 'b', 'c'].map((slug) => node('Skill', slug));
const roles = ['r', 's'].map((slug) => node('Role', slug));
const paths = ['p', 'q', 't'].map((slug) => node('CareerPath', slug));
const byRoles = [requires('Role', 'r', 'c'), requires('Role', 's', 'c'), requires('Role', 'r', 'b')];
/** Most relationships of the type lead to `a`, and none of them from a role. */
const byPaths = ['p', 'q', 't'].map((slug) => requires('CareerPath', slug, 'a'));

function publish(
  dataset: string,
  nodes: readonly NodeRecord[],
  relationships: readonly RelationshipRecord[],
) {
  const records = {
    nodes: [
      { type: 'Dataset', slug: dataset, properties: { name: dataset, licence: 'none', credit: 'made up' } },
      ...nodes,
    ],
    relationships,
  };
  return publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset,
    records,
    fingerprint: 'one',
  });
}

test.each([
  ['plain', 'has no other nodes that lead to them by the same type', [], []],
  ['mixed', 'has career paths that lead to them by the same type', paths, byPaths],
] as const)(
  'Skills are sorted by how many roles require them, in a release (%s) that %s',
  async (dataset, _, others, more) => {
    await publish(dataset, [...skills, ...roles, ...others], [...byRoles, ...more]);

    const sorted = async (direction: string) => {
      const { skills } = await ask(
        `{ skills(dataset: "${dataset}", orderBy: [{requiredBy: {count: ${direction}}}]) { nodes { slug requiredBy { totalCount } } } }`,
      );
      return skills.nodes.map((skill: { slug: string; requiredBy: { totalCount: number } }) => [
        skill.slug,
        skill.requiredBy.totalCount,
      ]);
    };

    expect(await sorted('DESC')).toEqual([
      ['c', 2],
      ['b', 1],
      ['a', 0],
    ]);
    expect(await sorted('ASC')).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  },
);
