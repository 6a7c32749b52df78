import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../../schema/index.ts';
import { read, write } from '../../../src/releases/database.ts';
import { publishRelease } from '../../../src/releases/index.ts';
import { prepareDatabase } from '../../../src/releases/prepare-database.ts';
import { readRelationships } from '../../../src/releases/read-relationships.ts';
import { asker, refusals } from '../../../test/import/world.ts';
import { testNeo4j } from '../../../test/support/neo4j.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'rated');
const refused = refusals(neo4j, 'rated');

const skills = ['care', 'law', 'mining', 'art', 'writing', 'singing'];
const ratings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>> = {
  nurse: {
    care: { importance: 4.5, level: 5 },
    law: { importance: 2.9, level: 3 },
    mining: { importance: 3.5, level: 1, notRelevant: true },
    art: { importance: 3.2, level: 2, suppress: true },
    writing: { necessity: 'ESSENTIAL' },
    singing: { necessity: 'OPTIONAL' },
  },
  lawyer: {
    care: { importance: 3, level: 2 },
    law: { importance: 5, level: 6 },
    mining: { importance: 1, level: 0, suppress: true },
  },
};

beforeAll(async () => {
  const named = (type: string) => (slug: string) => ({ type, slug, properties: { name: slug } });
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset: 'rated',
    records: {
      nodes: [
        { type: 'Dataset', slug: 'rated', properties: { name: 'Rated', licence: 'MIT', credit: 'Us' } },
        ...[...Object.keys(ratings), 'painter'].map(named('Role')),
        ...skills.map(named('Skill')),
      ],
      relationships: Object.entries(ratings).flatMap(([role, rated]) =>
        Object.entries(rated).map(([skill, properties]) => ({
          type: 'REQUIRES_SKILL',
          from: { type: 'Role', slug: role },
          to: { type: 'Skill', slug: skill },
          properties,
        })),
      ),
    },
    fingerprint: 'rated',
  });
});

const slugs = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug);

describe('A role requires what is rated important', () => {
  test('and neither what is below the threshold, nor what the source marks as not relevant or as imprecise', async () => {
    const { role } = await ask(
      '{ role(slug: "nurse") { skills { totalCount nodes { slug } requirement { minImportance minLevel necessity includeNotRelevant includeSuppress leftOutCount leftOut { reason count } } } } }',
    );
    expect(slugs(role.skills)).toEqual(['care', 'singing', 'writing']);
    expect(role.skills.totalCount).toBe(3);
    expect(role.skills.requirement).toEqual({
      minImportance: 3,
      minLevel: null,
      necessity: null,
      includeNotRelevant: false,
      includeSuppress: false,
      leftOutCount: 3,
      leftOut: [
        { reason: 'IMPORTANCE', count: 1 },
        { reason: 'NOT_RELEVANT', count: 1 },
        { reason: 'SUPPRESS', count: 1 },
      ],
    });
  });

  test.each([
    ['{minImportance: 1}', ['care', 'law', 'singing', 'writing'], 2],
    ['{minImportance: 4}', ['care', 'singing', 'writing'], 3],
    ['{includeNotRelevant: true}', ['care', 'mining', 'singing', 'writing'], 2],
    ['{includeSuppress: true}', ['art', 'care', 'singing', 'writing'], 2],
    [
      '{minImportance: 1, includeNotRelevant: true, includeSuppress: true}',
      ['art', 'care', 'law', 'mining', 'singing', 'writing'],
      0,
    ],
    ['{minLevel: 5.5}', ['singing', 'writing'], 4],
    ['{necessity: [ESSENTIAL]}', ['care', 'writing'], 4],
    ['{}', ['care', 'singing', 'writing'], 3],
  ])('or as the client says: %s', async (requirement, expected, leftOutCount) => {
    const { role } = await ask(
      `{ role(slug: "nurse") { skills(requirement: ${requirement}) { totalCount nodes { slug } requirement { leftOutCount } } } }`,
    );
    expect(slugs(role.skills)).toEqual(expected);
    expect(role.skills.totalCount).toBe(expected.length);
    expect(role.skills.requirement).toEqual({ leftOutCount });
  });

  test('whichever way it is asked, page by page', async () => {
    const all = 'requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}';
    const { skill } = await ask(
      `{ skill(slug: "law") { requiredBy { nodes { slug } requirement { leftOutCount } } all: requiredBy(${all}) { nodes { slug } } } }`,
    );
    expect(slugs(skill.requiredBy)).toEqual(['lawyer']);
    expect(skill.requiredBy.requirement).toEqual({ leftOutCount: 1 });
    expect(slugs(skill.all)).toEqual(['lawyer', 'nurse']);
    const pages: string[] = [];
    for (let after = ''; ; ) {
      const { role } = await ask(
        `{ role(slug: "nurse") { skills(${all}, first: 1${after}) { nodes { slug } pageInfo { endCursor hasNextPage } } } }`,
      );
      pages.push(...slugs(role.skills));
      if (!role.skills.pageInfo.hasNextPage) break;
      after = `, after: "${role.skills.pageInfo.endCursor}"`;
    }
    expect(pages).toEqual(skills.toSorted());
  });

  test('in filters, counts and orders', async () => {
    const { some, mild, count, all, most } = await ask(`{
      some: roles(filter: {skills: {some: {slug: {eq: "law"}}}}) { nodes { slug } }
      mild: roles(filter: {skills: {requirement: {minImportance: 2}, some: {slug: {eq: "law"}}}}) { nodes { slug } }
      count: roles(filter: {skills: {count: {eq: 2}}}) { nodes { slug } }
      all: roles(filter: {skills: {requirement: {minImportance: 1, includeSuppress: true, includeNotRelevant: true}, count: {eq: 3}}}) { nodes { slug } }
      most: roles(orderBy: {skills: {count: DESC}}) { nodes { slug } }
    }`);
    expect([some, mild, count, all, most].map(slugs)).toEqual([
      ['lawyer'],
      ['lawyer', 'nurse'],
      ['lawyer'],
      ['lawyer'],
      ['nurse', 'lawyer', 'painter'],
    ]);
  });

  test('in aggregates and groups', async () => {
    const { role } = await ask(`{ role(slug: "nurse") {
      skills { aggregate { edge { importance { count min } } } groupBy(key: EDGE_NECESSITY) { key count } }
      all: skills(requirement: {minImportance: 1}) { aggregate { edge { importance { count min } } } }
    } }`);
    expect(role.skills.aggregate.edge.importance).toEqual({ count: 1, min: 4.5 });
    expect(role.skills.groupBy).toHaveLength(3);
    expect(role.all.aggregate.edge.importance).toEqual({ count: 2, min: 2.9 });
  });

  test('in traversals, which say what they leave out', async () => {
    const shared = (requirement: string) =>
      ask(
        `{ skillsSharedBy(roles: ["nurse", "lawyer"]${requirement}) { nodes { slug } coverage requirement { minImportance leftOutCount leftOut { reason count } } } }`,
      );
    const byDefault = await shared('');
    expect(slugs(byDefault.skillsSharedBy)).toEqual(['care']);
    expect(byDefault.skillsSharedBy).toMatchObject({
      coverage: 1,
      requirement: {
        minImportance: 3,
        leftOutCount: 4,
        leftOut: [
          { reason: 'IMPORTANCE', count: 2 },
          { reason: 'NOT_RELEVANT', count: 1 },
          { reason: 'SUPPRESS', count: 2 },
        ],
      },
    });
    const { skillsSharedBy } = await shared(', requirement: {minImportance: 2.5}');
    expect(slugs(skillsSharedBy)).toEqual(['care', 'law']);
    expect(skillsSharedBy.requirement).toMatchObject({ minImportance: 2.5, leftOutCount: 3 });
    const { neighborhood, all, ranked } = await ask(`{
      neighborhood(of: "lawyer", via: [REQUIRES_SKILL]) { nodes { node { slug } } edges { type target { slug } } }
      all: neighborhood(of: "lawyer", via: [REQUIRES_SKILL], requirement: {minImportance: 1, includeSuppress: true}) { edges { type target { slug } } }
      ranked: mostConnected(type: SKILL, via: [REQUIRES_SKILL], first: 1, requirement: {minImportance: 1}) { node { slug } degree }
    }`);
    expect(neighborhood.edges.map(({ target }: { target: { slug: string } }) => target.slug)).toEqual([
      'care',
      'law',
    ]);
    expect(all.edges).toHaveLength(3);
    expect(new Set(all.edges.map(({ type }: { type: string }) => type))).toEqual(new Set(['REQUIRES_SKILL']));
    expect(ranked).toEqual([{ node: { slug: 'care' }, degree: 2 }]);
  });

  test('and a least importance off the scale is refused', async () => {
    const errors = await refused(
      '{ role(slug: "nurse") { skills(requirement: {minImportance: 9}) { totalCount } } }',
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('`requirement.minImportance` is not from 1 to 5'),
        code: 'BAD_USER_INPUT',
      },
    ]);
  });
});

test('What is exported and compared is the relationship that was imported, whether it counts or not', async () => {
  const role = model.nodes.get('Role');
  if (!role) throw new TypeError('There is no Role');
  const types = new Set<string>();
  let count = 0;
  for await (const { type } of readRelationships(neo4j, model, role, 'rated_1')) {
    types.add(type);
    count += 1;
  }
  expect([[...types], count]).toEqual([['REQUIRES_SKILL'], 9]);
  const { graphStatistics } = await ask(
    '{ graphStatistics { relationshipTypes { type count ratedCount } } }',
  );
  expect(graphStatistics.relationshipTypes).toEqual([{ type: 'REQUIRES_SKILL', count: 9, ratedCount: 4 }]);
  expect(await read(neo4j, 'MATCH ()-[r:REQUIRES_SKILL_RATED]->() RETURN count(r) AS count')).toEqual([
    { count: 4 },
  ]);
});

test('A release from before requirements is given them when the server starts', async () => {
  await write(
    neo4j,
    `MATCH (start)-[rated:REQUIRES_SKILL_RATED]->(end) CREATE (start)-[required:REQUIRES_SKILL]->(end)
     SET required = properties(rated) DELETE rated`,
  );
  await write(
    neo4j,
    "MATCH (release:Release {id: 'rated_1'}) SET release.relationshipTypes = ['REQUIRES_SKILL'], release.relationshipCounts = [9] REMOVE release.thresholds",
  );
  const lines: string[] = [];
  await prepareDatabase(neo4j, model, (line) => lines.push(line));
  expect(lines).toEqual([
    'Storing ratings by the declared thresholds for rated_1',
    'Computing statistics for rated_1',
  ]);
  const { role, graphStatistics } = await ask(
    '{ role(slug: "nurse") { skills { nodes { slug } requirement { leftOutCount } } } graphStatistics { relationshipTypes { count ratedCount } } }',
  );
  expect(slugs(role.skills)).toEqual(['care', 'singing', 'writing']);
  expect(role.skills.requirement).toEqual({ leftOutCount: 3 });
  expect(graphStatistics.relationshipTypes).toEqual([{ count: 9, ratedCount: 4 }]);
  await prepareDatabase(neo4j, model, (line) => lines.push(line));
  expect(lines).toHaveLength(2);
});
