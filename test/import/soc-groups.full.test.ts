import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { asker, fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'onet');

beforeAll(async () => {
  await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
  await importFrom(neo4j, 'bls', join(fixtures, 'bls'));
  await importFrom(neo4j, 'bls', join(fixtures, 'oews-2021'));
}, 120_000);

test('SOC groups have the names that the BLS gives them, and lead from an occupation to its major group', async () => {
  const { role } = await ask(
    `{ role(slug: "15-1252.00") { broader { edges { statedBy node { ... on OccupationGroup { slug code name broader { nodes { code name } } } } } } } }`,
  );
  expect(role.broader.edges).toEqual([
    {
      statedBy: 'BLS OEWS May 2021',
      node: {
        slug: 'soc-15-1250',
        code: '15-1250',
        name: 'Software and Web Developers, Programmers, and Testers',
        broader: { nodes: [{ code: '15-0000', name: 'Computer and Mathematical Occupations' }] },
      },
    },
  ]);
});

test('An occupation whose narrow group has no name in the files is in the next wider one that has', async () => {
  const { role } = await ask(
    '{ role(slug: "15-2051.00") { broader { nodes { ... on OccupationGroup { code } } } } }',
  );
  expect(role.broader.nodes).toEqual([{ code: '15-0000' }]);
});

test('Groups that the dataset has no occupation of are left out, and the same files again change nothing', async () => {
  const { occupationGroups } = await ask('{ occupationGroups { nodes { code } } }');
  expect(occupationGroups.nodes).toEqual([{ code: '15-0000' }, { code: '15-1250' }]);
  expect(await importFrom(neo4j, 'bls', join(fixtures, 'oews-2021'))).toMatchObject({ status: 'unchanged' });
});

test('Groups stay, with what belongs to them, when O*NET is imported anew', async () => {
  await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.1'), { force: true });
  const { occupationGroup } = await ask(
    '{ occupationGroup(slug: "soc-15-1250") { narrower { nodes { ... on Role { slug } } } } }',
  );
  expect(occupationGroup.narrower.nodes).toEqual([{ slug: '15-1252.00' }]);
});
