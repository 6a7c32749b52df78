import { expect, it } from 'vitest';
import { testNeo4j } from '../support/neo4j.ts';
import { openLibrary } from './library.ts';

const { driver, database } = await testNeo4j();
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
    message: 'There is no dataset `village`.',
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
