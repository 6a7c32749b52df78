import { graphContext, graphRuntime, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { type NodeRecord, publishRelease, type RelationshipRecord } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';

const { driver, database } = await testNeo4j({ model });

const node = (type: string, slug: string): NodeRecord => ({ type, slug, properties: { name: slug } });

/** A dataset in which each role requires each skill. */
async function publish(dataset: string, roles: number, skills: number) {
  const slugs = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const relationships = slugs('r', roles).flatMap((from) =>
    slugs('s', skills).map(
      (to): RelationshipRecord => ({
        type: 'REQUIRES_SKILL',
        from: { type: 'Role', slug: from },
        to: { type: 'Skill', slug: to },
        properties: {},
      }),
    ),
  );
  const described = { name: dataset, licence: 'none', credit: 'made up' };
  const nodes = [
    { type: 'Dataset', slug: dataset, properties: described },
    ...slugs('r', roles).map((slug) => node('Role', slug)),
    ...slugs('s', skills).map((slug) => node('Skill', slug)),
  ];
  const { release } = await publishRelease(driver, {
    database,
    model,
    dataset,
    records: { nodes, relationships },
    fingerprint: 'one',
  });
  return release;
}

const published = new Map([
  ['small', await publish('small', 4, 6)],
  ['large', await publish('large', 60, 60)],
]);
const runtime = graphRuntime({
  driver,
  database,
  graph: model,
  defaultDataset: 'small',
  published,
  timeout: 30_000,
});

/** Plans as the server does: once more where statistics had to be read. */
async function plan(source: string, variableValues = {}) {
  const args = { schema, document: parse(source), variableValues, contextValue: graphContext(runtime) };
  const first = planOperation(args);
  await first?.loadingStatistics;
  const planned = planOperation(args);
  expect(planned?.loadingStatistics).toBeUndefined();
  if (!planned) throw new Error('It is not planned');
  return planned;
}

const natural = (dataset: string) =>
  `{ roles(dataset: "${dataset}") { nodes { skills { nodes { requiredBy { nodes { name } } } } } } }`;

test('Three nested lists without sizes cost what the data has, not what its pages could hold', async () => {
  // 4 roles with 6 skills each, which 4 roles require: 96 names, and what leads to them.
  expect((await plan(natural('small'))).cost).toBeLessThan(500);
  // 60 × 60 × 60 names.
  expect((await plan(natural('large'))).cost).toBeGreaterThan(216_000);
});

test('A dataset costs the same beside a large one as alone', async () => {
  const { cost } = await plan('{ roles { nodes { skills { nodes { name } } } } }');
  expect(cost).toBeLessThan(200);
});

test('A filter costs as often as relationships lead to its conditions', async () => {
  const filtered = (dataset: string, levels: number): string => {
    const inner = (level: number): string =>
      level === 0
        ? '{name: {contains: "x"}}'
        : `{${level % 2 === 0 ? 'requiredBy' : 'skills'}: {some: ${inner(level - 1)}}}`;
    return `{ roles(dataset: "${dataset}", filter: ${inner(levels)}) { totalCount } }`;
  };
  expect((await plan(filtered('small', 3))).cost).toBeLessThan(1000);
  const [one, three] = [await plan(filtered('large', 1)), await plan(filtered('large', 3))];
  expect(three.cost).toBeGreaterThan(1000 * one.cost);
  expect(three.cost).toBeGreaterThan(1_000_000);
});

test('A text that is compared without its case costs by its length, for each row', async () => {
  const contains = async (letters: number) =>
    (
      await plan(
        'query ($text: String) { roles(dataset: "large", filter: {name: {contains: $text}}) { totalCount } }',
        { text: 'x'.repeat(letters) },
      )
    ).cost;
  expect(await contains(200_000)).toBeGreaterThan(1000 * (await contains(5)));
});

test('An order by a count, groups and aggregates cost as all rows that they read', async () => {
  const costOf = async (selection: string) => (await plan(`{ ${selection} }`)).cost;
  const plain = await costOf('roles(dataset: "large", first: 1) { nodes { name } }');
  const ordered = await costOf(
    'roles(dataset: "large", first: 1, orderBy: [{skills: {count: DESC}}]) { nodes { name } }',
  );
  const grouped = await costOf(
    'skills(dataset: "large", first: 1) { groupBy(key: NODE_CATEGORY) { count } }',
  );
  expect(ordered).toBeGreaterThan(plain + 30);
  expect(grouped).toBeGreaterThan(plain + 10);
});

test('Of an operation that costs too much, the list that costs most is known, and the page with which it fits', async () => {
  const planned = await plan(natural('large'));
  const limit = 100_000;
  const costliest = planned.costliestList(limit);
  expect(costliest?.path).toMatch(/^roles(\.nodes\.skills(\.nodes\.requiredBy)?)?$/);
  const sized = (first: number) =>
    natural('large').replace(
      costliest?.path.endsWith('roles') ? /\(dataset/ : /requiredBy|skills/,
      costliest?.path.endsWith('roles') ? `(first: ${first}, dataset` : `$&(first: ${first})`,
    );
  const first = Number(costliest?.first);
  expect((await plan(sized(first))).cost).toBeLessThanOrEqual(limit);
  expect((await plan(sized(first + 1))).cost).toBeGreaterThan(limit);
});

test('Where not even one row of a list fits, no page is proposed', async () => {
  const planned = await plan(natural('large'));
  expect(planned.costliestList(10)?.first).toBeUndefined();
});

test('The release that a reference leads to counts, though another dataset is read by default', async () => {
  const lookup = (slug: string) => `{ role(slug: "${slug}") { skills { nodes { name } } } }`;
  expect((await plan(lookup('r1'))).cost).toBeLessThan(40);
  expect((await plan(lookup('large/r1'))).cost).toBeGreaterThan(100);
});
