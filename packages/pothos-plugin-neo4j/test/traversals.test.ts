import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

it('a connection of nodes takes the nested selection, counts and columns in one statement', async () => {
  const { data, statements } = await ask(
    '{ booksByAll(authors: ["bob", "ann", "bob"]) { totalCount edges { hands node { title authors { nodes { title } } } } } }',
  );
  expect(data).toEqual({
    booksByAll: {
      totalCount: 1,
      edges: [{ hands: 2, node: { title: 'Sea', authors: { nodes: [{ title: 'Ann' }, { title: 'Bob' }] } } }],
    },
  });
  expect(statements).toHaveLength(1);
});

it('reads inferred relationships only when asked', async () => {
  const query =
    'query($i: Boolean!) { booksByAll(authors: ["ann", "cid"], includeInferred: $i) { nodes { title } } }';
  expect((await ask(query, { i: false })).data).toEqual({ booksByAll: { nodes: [] } });
  expect((await ask(query, { i: true })).data).toEqual({ booksByAll: { nodes: [{ title: 'Sun' }] } });
});

it('rows hold nodes, absent nodes, values and the evidence of a relationship', async () => {
  const { data, statements } = await ask(
    '{ works(author: "ann", part: "S") { letters basis source book { title genre } shelf { slug } shelves { nodes { slug } } } }',
  );
  expect(data).toEqual({
    works: [
      {
        letters: 3,
        basis: 'DIRECT',
        source: 'cover',
        book: { title: 'Sea', genre: 'NOVEL' },
        shelf: null,
        shelves: { nodes: [{ slug: 'oak' }] },
      },
      {
        letters: 3,
        basis: 'DIRECT',
        source: 'cover',
        book: { title: 'Sky', genre: 'POEMS' },
        shelf: null,
        shelves: { nodes: [{ slug: 'oak' }] },
      },
      {
        letters: 3,
        basis: 'DIRECT',
        source: null,
        book: { title: 'Sun', genre: null },
        shelf: null,
        shelves: { nodes: [{ slug: 'oak' }] },
      },
    ],
  });
  expect(statements).toHaveLength(1);
});

it('a record holds lists of nodes and of records', async () => {
  const { data, statements } = await ask(
    '{ split(author: "ann") { __typename sorted { title } unsorted { why book { title authors { totalCount } } } } }',
  );
  expect(data).toEqual({
    split: {
      __typename: 'Split',
      sorted: expect.arrayContaining([{ title: 'Sea' }, { title: 'Sky' }]),
      unsorted: [{ why: 'no genre', book: { title: 'Sun', authors: { totalCount: 1 } } }],
    },
  });
  expect(statements).toHaveLength(1);
});

it('one that names an unknown node is null with the nearest slugs, and leaves the other fields alone', async () => {
  const { data, errors, statements } = await ask(
    '{ booksByAll(authors: ["ann", "bobb"]) { totalCount } author(slug: "bob") { title } }',
  );
  expect(data).toEqual({ booksByAll: null, author: { title: 'Bob' } });
  expect(errors).toEqual([
    expect.objectContaining({
      path: ['booksByAll'],
      message: 'There is no Author `bobb` in the dataset `town`. Nearest: `bob`.',
      extensions: {
        code: 'NOT_FOUND',
        argument: 'authors',
        value: 'bobb',
        dataset: 'town',
        nearest: ['bob'],
      },
    }),
  ]);
  expect(statements).toHaveLength(3);
});

it('one that names a node of a dataset that is not there says so', async () => {
  const { data, errors } = await ask('{ booksByAll(authors: ["village/ann"]) { totalCount } }');
  expect(data).toEqual({ booksByAll: null });
  expect(errors?.[0]).toMatchObject({
    message: 'There is no dataset `village`; there are: `town`.',
    extensions: { code: 'NOT_FOUND', argument: 'authors', value: 'ann', dataset: 'village' },
  });
});

it('one that needs references says how many', async () => {
  const { errors } = await ask('{ booksByAll(authors: []) { totalCount } }');
  expect(errors?.[0]).toMatchObject({
    message: '`authors` needs at least one reference, not 0.',
    extensions: { code: 'BAD_USER_INPUT', argument: 'authors' },
  });
});

it('several connections of one traversal have pages, totals, filters and columns of their own, in one statement', async () => {
  const { data, statements } = await ask(
    `query($after: String) { dealings(author: "ann") {
      __typename
      written(first: 2, orderBy: [{title: DESC}]) { totalCount pageInfo { hasNextPage } edges { letters basis source node { title } } }
      poems: written(filter: {genre: {eq: POEMS}}) { totalCount nodes { title authors { nodes { title } } } }
      liked(last: 1, before: $after) { totalCount nodes { title } }
    } }`,
  );
  expect(data).toEqual({
    dealings: {
      __typename: 'Dealings',
      written: {
        totalCount: 3,
        pageInfo: { hasNextPage: true },
        edges: [
          { letters: 3, basis: 'DIRECT', source: null, node: { title: 'Sun' } },
          { letters: 3, basis: 'DIRECT', source: 'cover', node: { title: 'Sky' } },
        ],
      },
      poems: { totalCount: 1, nodes: [{ title: 'Sky', authors: { nodes: [{ title: 'Ann' }] } }] },
      liked: { totalCount: 1, nodes: [{ title: 'Sea' }] },
    },
  });
  expect(statements).toHaveLength(1);
});

it('of several connections only those that are selected are asked for', async () => {
  const { data, statements } = await ask(
    '{ dealings(author: "ann", part: "S") { liked { nodes { title } } } }',
  );
  expect(data).toEqual({ dealings: { liked: { nodes: [{ title: 'Sea' }] } } });
  expect(statements.map(({ text }) => [text.includes('LIKES'), text.includes('WROTE')])).toEqual([
    [true, false],
  ]);
});

it('several connections share the arguments of their traversal, inferred relationships among them', async () => {
  const query =
    'query($i: Boolean!) { dealings(author: "cid", includeInferred: $i) { written { nodes { title } } liked { nodes { title } } } }';
  expect((await ask(query, { i: false })).data).toEqual({
    dealings: { written: { nodes: [] }, liked: { nodes: [{ title: 'Sky' }] } },
  });
  expect((await ask(query, { i: true })).data).toEqual({
    dealings: { written: { nodes: [{ title: 'Sun' }] }, liked: { nodes: [{ title: 'Sky' }] } },
  });
});

it('a traversal of several connections that names an unknown node is null, with the nearest slugs', async () => {
  const { data, errors } = await ask('{ dealings(author: "annn") { liked { totalCount } } }');
  expect(data).toEqual({ dealings: null });
  expect(errors?.[0]).toMatchObject({
    extensions: { code: 'NOT_FOUND', argument: 'author', nearest: ['ann'] },
  });
});
