import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask, run } = await openLibrary(driver, database);

it('numbers of nodes and edges are aggregated over all pages, under the same filter', async () => {
  const { data, statements } = await ask(`{
    authors(first: 1) { nodes { slug } aggregate { node { born { count min max avg sum } } } }
    some: authors(filter: {born: {gt: 1980}}) { aggregate { node { born { min } } } }
    author(slug: "ann") { books(first: 1) { aggregate { edge { share { count sum max } } } } }
  }`);
  expect(data).toEqual({
    authors: {
      nodes: [{ slug: 'ann' }],
      aggregate: { node: { born: { count: 2, min: 1970, max: 1990, avg: 1980, sum: 3960 } } },
    },
    some: { aggregate: { node: { born: { min: 1990 } } } },
    author: { books: { aggregate: { edge: { share: { count: 1, sum: 0.5, max: 0.5 } } } } },
  });
  expect(statements).toHaveLength(3);
});

it('of no values, a sum is 0 and the rest is null', async () => {
  const { data } = await ask(
    '{ authors(filter: {slug: {eq: "bob"}}) { aggregate { node { born { count min max avg sum } } } } }',
  );
  expect(data).toEqual({
    authors: { aggregate: { node: { born: { count: 0, min: null, max: null, avg: null, sum: 0 } } } },
  });
});

it('numbers come to a median, percentiles and a spread, with how many values that rests on', async () => {
  const { data } = await ask(
    `query($share: Float!) {
    authors { aggregate { node { born {
      count missing distinct median low: percentile(share: 0.25) high: percentile(share: $share) standardDeviation
    } } } }
    one: authors(filter: {slug: {eq: "ann"}}) { aggregate { node { born { median standardDeviation } } } }
    none: authors(filter: {slug: {eq: "bob"}}) {
      aggregate { node { born { count missing distinct median percentile(share: 1) standardDeviation } } }
    }
  }`,
    { share: 1 },
  );
  const none = { median: null, percentile: null, standardDeviation: null };
  expect(data).toEqual({
    authors: {
      aggregate: {
        node: {
          born: {
            count: 2,
            missing: 1,
            distinct: 2,
            median: 1980,
            low: 1975,
            high: 1990,
            standardDeviation: expect.closeTo(14.142, 3),
          },
        },
      },
    },
    one: { aggregate: { node: { born: { median: 1970, standardDeviation: null } } } },
    none: { aggregate: { node: { born: { count: 0, missing: 1, distinct: 0, ...none } } } },
  });
});

it.each([-0.1, 1.5, 90])('a percentile of a share of %s is refused, with what a share is', async (share) => {
  const { errors } = await ask(
    'query($share: Float!) { authors { aggregate { node { born { percentile(share: $share) } } } } }',
    { share },
  );
  expect(errors?.[0]).toMatchObject({
    message: `\`share\` is ${share}: it is from 0 to 1, such as 0.9 for the 90th percentile.`,
    extensions: { code: 'BAD_USER_INPUT', argument: 'share' },
  });
});

it('each group has the aggregates of its rows, by one statement', async () => {
  const { data, statements } = await ask(`{
    book(slug: "sea") {
      authors {
        groupBy(key: NODE_BORN) { key count aggregate { node { born { max } } edge { share { sum count } __typename } } }
      }
    }
    books { groupBy(key: NODE_TAGS) { aggregate { edge { share { count } } } key again: aggregate { __typename } } }
  }`);
  expect(data).toEqual({
    book: {
      authors: {
        groupBy: [
          {
            key: '1970',
            count: 1,
            aggregate: {
              node: { born: { max: 1970 } },
              edge: { share: { sum: 0.5, count: 1 }, __typename: 'EdgeAggregate' },
            },
          },
          {
            key: null,
            count: 1,
            aggregate: {
              node: { born: { max: null } },
              edge: { share: { sum: 0.5, count: 1 }, __typename: 'EdgeAggregate' },
            },
          },
        ],
      },
    },
    books: {
      groupBy: expect.arrayContaining([
        { key: 'wet', aggregate: { edge: { share: null } }, again: { __typename: 'Aggregate' } },
      ]),
    },
  });
  expect(statements).toHaveLength(2);
});

it('rows are grouped by a property of either side, the most frequent first', async () => {
  const { data, statements } = await ask(`{
    books { groupBy(key: NODE_GENRE) { key count } }
    author(slug: "ann") { books { by: groupBy(key: EDGE_SOURCE) { k: key n: count __typename } one: groupBy(key: EDGE_SOURCE, first: 1) { key } } }
  }`);
  expect(data).toEqual({
    books: {
      groupBy: [
        { key: 'NOVEL', count: 1 },
        { key: 'POEMS', count: 1 },
        { key: null, count: 1 },
      ],
    },
    author: {
      books: {
        by: [
          { k: 'cover', n: 2, __typename: 'Group' },
          { k: null, n: 1, __typename: 'Group' },
        ],
        one: [{ key: 'cover' }],
      },
    },
  });
  expect(statements).toHaveLength(2);
});

it('by a list, a row counts once for each different item, and under null where it has none', async () => {
  await run(
    `MATCH (ann {slug: 'ann'})-[wrote:WROTE]->(book:Book)
     SET wrote.formats = CASE book.slug WHEN 'sea' THEN ['print', 'audio', 'print'] WHEN 'sky' THEN ['print'] END`,
  );
  const { data, statements } = await ask(`{
    books { groupBy(key: NODE_TAGS) { key count } }
    author(slug: "ann") {
      books {
        groupBy(key: EDGE_FORMATS) { key count }
        most: groupBy(key: EDGE_FORMATS, first: 1) { key count }
      }
      audio: books(filter: {edge: {formats: {has: "audio"}}}) { totalCount groupBy(key: EDGE_FORMATS) { key count } }
    }
  }`);
  expect(data).toEqual({
    books: {
      groupBy: [
        { key: null, count: 2 },
        { key: 'deep', count: 1 },
        { key: 'wet', count: 1 },
      ],
    },
    author: {
      books: {
        groupBy: [
          { key: 'print', count: 2 },
          { key: 'audio', count: 1 },
          { key: null, count: 1 },
        ],
        most: [{ key: 'print', count: 2 }],
      },
      audio: {
        totalCount: 1,
        groupBy: [
          { key: 'audio', count: 1 },
          { key: 'print', count: 1 },
        ],
      },
    },
  });
  expect(statements).toHaveLength(2);
});

it('aggregates deep in a selection are part of the one statement', async () => {
  const { data, statements } = await ask(
    '{ book(slug: "sea") { authors { nodes { slug books { aggregate { edge { share { avg } } } groupBy(key: NODE_GENRE) { count } } } } } }',
  );
  expect(data).toEqual({
    book: {
      authors: {
        nodes: [
          {
            slug: 'ann',
            books: {
              aggregate: { edge: { share: { avg: 0.5 } } },
              groupBy: [{ count: 1 }, { count: 1 }, { count: 1 }],
            },
          },
          { slug: 'bob', books: { aggregate: { edge: { share: { avg: 0.5 } } }, groupBy: [{ count: 1 }] } },
        ],
      },
    },
  });
  expect(statements).toHaveLength(1);
});

it('no more than 100 groups are given', async () => {
  const { errors } = await ask('{ books { groupBy(key: NODE_GENRE, first: 101) { key } } }');
  expect(errors?.[0]).toMatchObject({ message: '`first` is a number from 1 to 100, not 101.' });
});
