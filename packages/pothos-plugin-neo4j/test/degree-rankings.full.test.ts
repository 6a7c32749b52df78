import { expect, test } from 'vitest';
import { model } from '../../../schema/index.ts';
import { type NodeRecord, publishRelease, type RelationshipRecord } from '../../../src/releases/index.ts';
import { asker } from '../../../test/import/world.ts';
import { testNeo4j } from '../../../test/support/neo4j.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'many');

const node = (type: string, slug: string): NodeRecord => ({ type, slug, properties: { name: slug } });
const requires = (fromType: string, from: string, to: string): RelationshipRecord => ({
  type: 'REQUIRES_SKILL',
  from: { type: fromType, slug: from },
  to: { type: 'Skill', slug: to },
  properties: {},
});

test('A release with many nodes stores those with most relationships, and pages among them read no others', async () => {
  // 1,200 skills, of which each tenth is required by one role, each hundredth by two, and the first by three.
  const many = Array.from({ length: 1200 }, (_, index) =>
    node('Skill', `s${String(index).padStart(4, '0')}`),
  );
  const by = (role: string, step: number) =>
    many.filter((_, index) => index % step === 0).map(({ slug }) => requires('Role', role, slug));
  const described = { name: 'many', licence: 'none', credit: 'made up' };
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset: 'many',
    records: {
      nodes: [
        { type: 'Dataset', slug: 'many', properties: described },
        ...many,
        ...['r', 's', 't'].map((slug) => node('Role', slug)),
      ],
      relationships: [...by('r', 10), ...by('s', 100), ...by('t', 1200)],
    },
    fingerprint: 'one',
  });

  const page = (size: number, after?: string) =>
    ask(
      `query ($after: String) { skills(dataset: "many", first: ${size}, after: $after, orderBy: [{requiredBy: {count: DESC}}]) {
         nodes { slug } pageInfo { endCursor hasNextPage }
       } }`,
      { after },
    );
  const walk = async (size: number) => {
    const slugs: string[] = [];
    for (let after: string | undefined; ; ) {
      const { skills } = await page(size, after);
      slugs.push(...skills.nodes.map(({ slug }: { slug: string }) => slug));
      if (!skills.pageInfo.hasNextPage) return slugs;
      after = skills.pageInfo.endCursor;
    }
  };
  const degree = (index: number) => [10, 100, 1200].filter((step) => index % step === 0).length;
  const expected = many
    .map(({ slug }, index) => ({ slug, degree: degree(index) }))
    .toSorted((a, b) => b.degree - a.degree || (a.slug < b.slug ? -1 : 1));
  // The last pages are beyond the ranking.
  expect(await walk(90)).toEqual(expected.map(({ slug }) => slug));

  const { mostConnected } = await ask(
    '{ mostConnected(dataset: "many", type: SKILL, first: 100) { degree node { slug } } }',
  );
  expect(mostConnected).toEqual(
    expected.slice(0, 100).map(({ slug, degree }) => ({ degree, node: { slug } })),
  );
  const { mostConnected: byType } = await ask(
    '{ mostConnected(dataset: "many", type: SKILL, via: [REQUIRES_SKILL, REQUIRES_SKILL], first: 1) { degree node { slug } } }',
  );
  expect(byType).toEqual([{ degree: 3, node: { slug: 's0000' } }]);

  // Were other skills read, the two that lead could not be swapped by their ranking alone.
  const { driver, database } = neo4j;
  await driver.executeQuery(
    `MATCH (ranking:DegreeRanking {release: 'many_1'}) SET ranking.slugs = [ranking.slugs[1], ranking.slugs[0]] + ranking.slugs[2..]`,
    {},
    { database },
  );
  const { mostConnected: swapped } = await ask(
    '{ mostConnected(dataset: "many", type: SKILL, first: 2) { node { slug } } }',
  );
  expect(swapped.map(({ node: { slug } }: { node: { slug: string } }) => slug)).toEqual(
    expected
      .slice(0, 2)
      .map(({ slug }) => slug)
      .toReversed(),
  );
  const { skills: ranked } = await ask(
    '{ skills(dataset: "many", first: 1, orderBy: [{requiredBy: {count: DESC}}]) { nodes { slug } } }',
  );
  expect(ranked.nodes).toEqual([{ slug: expected[1]?.slug }]);
});
