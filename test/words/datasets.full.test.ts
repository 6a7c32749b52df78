import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { asker, refusals } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'small');
const refused = refusals(neo4j, 'small');

async function publish(dataset: string, names: Readonly<Record<string, string>>, fingerprint = dataset) {
  const described = {
    type: 'Dataset',
    slug: dataset,
    properties: { name: dataset, licence: 'MIT', credit: 'Us' },
  };
  const roles = Object.entries(names).map(([slug, name]) => ({ type: 'Role', slug, properties: { name } }));
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset,
    records: { nodes: [described, ...roles], relationships: [] },
    fingerprint,
  });
}

beforeAll(async () => {
  await publish('small', { data: 'Data engineer', same: 'Baker' });
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`clerk-${index}`, `Clerk ${index}`]),
  );
  await publish('my-large', {
    ...many,
    data: 'Data engineer of the large one',
    same: 'Baker',
    engineer: 'Engineer',
  });
  await publish('third', { data: 'Engineer of data and bridges and roads' });
});

const found = 'nodes { slug dataset { slug } }';
const places = (nodes: { slug: string; dataset: { slug: string } }[]) =>
  nodes.map(({ slug, dataset }) => `${dataset.slug}/${slug}`);

describe('A search over several datasets', () => {
  test('gives what fits best of all that are listed, each with its dataset', async () => {
    const { search } = await ask(
      `{ search(text: "data engineer", datasets: ["my-large", "small", "small"]) { ${found} edges { score } } }`,
    );
    expect(places(search.nodes)).toEqual(['small/data', 'my-large/data', 'my-large/engineer']);
    const scores = search.edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
  });

  test('over all of them finds those of datasets that this server has not read yet', async () => {
    const { search } = await ask(
      `{ search(text: "data engineer", allDatasets: true, first: 4) { ${found} } }`,
    );
    expect(places(search.nodes).slice(0, 2)).toEqual(['small/data', 'my-large/data']);
    expect(places(search.nodes)).toContain('third/data');
  });

  test('ranks the same text alike, however large the dataset is', async () => {
    const { search } = await ask(
      '{ search(text: "baker shop", allDatasets: true) { edges { score node { slug dataset { slug } } } } }',
    );
    expect(places(search.edges.map(({ node }: { node: never }) => node))).toEqual([
      'my-large/same',
      'small/same',
    ]);
    expect(search.edges[0].score).toBeCloseTo(search.edges[1].score, 6);
  });

  test('gives what has one type, slug and score in two datasets once each, page after page, in both directions', async () => {
    const page = (args: string) =>
      ask(
        `{ search(text: "baker", allDatasets: true, ${args}) { ${found} pageInfo { startCursor endCursor } } }`,
      );
    const { search: first } = await page('first: 1');
    const { search: second } = await page(`first: 1, after: "${first.pageInfo.endCursor}"`);
    expect(places([...first.nodes, ...second.nodes])).toEqual(['my-large/same', 'small/same']);
    const { search: back } = await page(`last: 1, before: "${second.pageInfo.startCursor}"`);
    expect(places(back.nodes)).toEqual(['my-large/same']);
  });

  test('leaves a search of one dataset as it was', async () => {
    const { one, listed } = await ask(
      `{ one: search(text: "data engineer") { ${found} } listed: search(text: "data engineer", datasets: ["small"]) { ${found} } }`,
    );
    expect(places(one.nodes)).toEqual(['small/data']);
    expect(listed).toEqual(one);
  });

  test('sees a dataset that is published later in its next answer', async () => {
    const runtime = graphRuntime({ ...neo4j, graph: model, defaultDataset: 'small', timeout: 20_000 });
    const count = async () => {
      const source = '{ search(text: "late", allDatasets: true) { totalCount } }';
      const { data } = await graphql({ schema, source, contextValue: graphContext(runtime) });
      return (data as { search: { totalCount: number } }).search.totalCount;
    };
    expect(await count()).toBe(0);
    await publish('late', { late: 'Late' });
    expect(await count()).toBe(1);
  });
});

test('Suggestions and terms are looked for in several datasets too', async () => {
  const { suggest, resolveTerms } = await ask(
    `{ suggest(prefix: "bak", allDatasets: true) { text entity { slug dataset { slug } } }
       resolveTerms(terms: ["baker"], datasets: ["small", "my-large"]) { candidates { tier confidence entity { slug dataset { slug } } } } }`,
  );
  expect(places(suggest.map(({ entity }: { entity: never }) => entity)).toSorted()).toEqual([
    'my-large/same',
    'small/same',
  ]);
  expect(resolveTerms[0].candidates).toEqual([
    { tier: 'NAME', confidence: 0.5, entity: { slug: 'same', dataset: { slug: 'my-large' } } },
    { tier: 'NAME', confidence: 0.5, entity: { slug: 'same', dataset: { slug: 'small' } } },
  ]);
});

test.each([
  ['datasets: ["small", "nowhere"]', 'There is no dataset `nowhere`', 'NOT_FOUND'],
  ['datasets: []', '`datasets` is empty: name at least one dataset.', 'BAD_USER_INPUT'],
  [
    'datasets: ["small"], dataset: "third"',
    'Give one of `dataset`, `datasets` and `allDatasets`.',
    'BAD_USER_INPUT',
  ],
  [
    'allDatasets: true, dataset: "third"',
    'Give one of `dataset`, `datasets` and `allDatasets`.',
    'BAD_USER_INPUT',
  ],
  [
    'datasets: ["small"], allDatasets: true',
    'Give one of `dataset`, `datasets` and `allDatasets`.',
    'BAD_USER_INPUT',
  ],
  ['datasets: ["small"], release: "1"', 'Give `release` with `dataset` alone', 'BAD_USER_INPUT'],
])('%s is refused', async (args, message, code) => {
  expect(await refused(`{ search(text: "x", ${args}) { totalCount } }`)).toEqual([
    { code, message: expect.stringContaining(message) },
  ]);
});
