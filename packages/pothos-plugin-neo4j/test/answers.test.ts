import { describe, expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

describe('a root field is one statement, whatever is selected under it', () => {
  it('five levels deep, with aliases and fragments', async () => {
    const { data, statements } = await ask(`
      query Deep { author(slug: "ann") { ...Name works: books(first: 2) { totalCount nodes { title authors { edges { share node {
        ...Name also: books { nodes { title authors { nodes { ...Name } } } } } } } } } } }
      fragment Name on Thing { title }`);
    const ann = { title: 'Ann' };
    const bob = { title: 'Bob' };
    const sea = { title: 'Sea', authors: { nodes: [ann, bob] } };
    const alone = (title: string) => ({ title, authors: { nodes: [ann] } });
    const annsBooks = { nodes: [sea, alone('Sky'), alone('Sun')] };
    expect(data).toEqual({
      author: {
        title: 'Ann',
        works: {
          totalCount: 3,
          nodes: [
            {
              title: 'Sea',
              authors: {
                edges: [
                  { share: 0.5, node: { title: 'Ann', also: annsBooks } },
                  { share: 0.5, node: { title: 'Bob', also: { nodes: [sea] } } },
                ],
              },
            },
            { title: 'Sky', authors: { edges: [{ share: null, node: { title: 'Ann', also: annsBooks } }] } },
          ],
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('two root fields are two statements', async () => {
    const { data, statements } = await ask(
      '{ a: author(slug: "ann") { title } b: author(slug: "bob") { born } }',
    );
    expect(data).toEqual({ a: { title: 'Ann' }, b: { born: null } });
    expect(statements).toHaveLength(2);
  });

  it('but lookups that follow few relationships share one where the answer is written directly', async () => {
    const { data, directly } = await ask(
      `
      query Several($slug: String!) {
        a: author(slug: "ann") { title books(first: 1) { nodes { title } } }
        sun: book(slug: "sun") { title }
        b: author(slug: $slug) { id likes { totalCount } }
        books(first: 1) { totalCount } }`,
      { slug: 'cid' },
    );
    expect(data).toEqual({
      a: { title: 'Ann', books: { nodes: [{ title: 'Sea' }] } },
      sun: { title: 'Sun' },
      b: { id: Buffer.from('Author:town/cid').toString('base64url'), likes: { totalCount: 2 } },
      books: { totalCount: 3 },
    });
    expect(directly).toHaveLength(2);
  });

  it('and fail one by one', async () => {
    const { data, errors } = await ask(
      '{ a: author(slug: "ann") { title } bad: author(slug: "") { title } long: author(slug: "ann") { books(first: 1000) { totalCount } } }',
    );
    expect(data).toEqual({ a: { title: 'Ann' }, bad: null, long: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions.argument])).toEqual([
      [['bad'], 'slug'],
      [['long'], 'first'],
    ]);
  });

  it('the same field under two aliases with other arguments gives two answers', async () => {
    const { data, statements } = await ask(
      '{ author(slug: "ann") { one: books(first: 1) { nodes { title } } all: books { nodes { title } } last: books(last: 1) { nodes { title } } } }',
    );
    expect(data).toEqual({
      author: {
        one: { nodes: [{ title: 'Sea' }] },
        all: { nodes: [{ title: 'Sea' }, { title: 'Sky' }, { title: 'Sun' }] },
        last: { nodes: [{ title: 'Sun' }] },
      },
    });
    expect(statements).toHaveLength(1);
  });
});

describe('pages of one relationship that differ in size and selection alone', () => {
  it('are read once, as far as the largest goes', async () => {
    const { data, statements } = await ask(
      `query($n: Int!) { author(slug: "ann") {
      title
      two: books(first: 2) { nodes { title } }
      likes { totalCount }
      one: books(first: $n) { edges { share node { title tags } } __typename }
      all: books { nodes { title } }
      deep: books(first: 1) { nodes { authors { nodes { title } } } }
      last: books(last: 1) { nodes { title } }
      counted: books(first: 1) { totalCount nodes { title } } } }`,
      { n: 1 },
    );
    const [sea, sky, sun] = [{ title: 'Sea' }, { title: 'Sky' }, { title: 'Sun' }];
    expect(data).toEqual({
      author: {
        title: 'Ann',
        two: { nodes: [sea, sky] },
        likes: { totalCount: 2 },
        one: {
          edges: [{ share: 0.5, node: { title: 'Sea', tags: ['wet', 'deep'] } }],
          __typename: 'BookConnection',
        },
        all: { nodes: [sea, sky, sun] },
        deep: { nodes: [{ authors: { nodes: [{ title: 'Ann' }, { title: 'Bob' }] } }] },
        last: { nodes: [sun] },
        counted: { totalCount: 3, nodes: [sea] },
      },
    });
    expect(Object.keys(data?.author as object)).toEqual([
      'title',
      'two',
      'likes',
      'one',
      'all',
      'deep',
      'last',
      'counted',
    ]);
    const pages = statements[0]?.text.match(/\[r\d+:WROTE\]->\(n\d+\) WITH/g);
    // Those that are alike; the one that goes deeper, the last and the counted one have rows of their own.
    expect(pages).toHaveLength(4);
  });

  it('are refused where one of them is too large', async () => {
    const { errors } = await ask(
      '{ author(slug: "ann") { few: books(first: 2) { nodes { title } } many: books(first: 101) { nodes { title } } } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
  });
});

describe('selections', () => {
  it('leave out what @skip and @include say', async () => {
    const query = `query($no: Boolean!) { author(slug: "ann") { title @include(if: $no) born @skip(if: $no) ... @include(if: $no) { books { totalCount } } } }`;
    expect((await ask(query, { no: false })).data).toEqual({ author: { born: 1970 } });
    expect((await ask(query, { no: true })).data).toEqual({
      author: { title: 'Ann', books: { totalCount: 3 } },
    });
  });

  it('merge when one field is selected in several places', async () => {
    const { data } =
      await ask(`{ author(slug: "bob") { books { nodes { title } } ...More books { totalCount } } }
      fragment More on Author { books { nodes { genre } edges { share } } }`);
    expect(data).toEqual({
      author: {
        books: { nodes: [{ title: 'Sea', genre: 'NOVEL' }], edges: [{ share: 0.5 }], totalCount: 1 },
      },
    });
  });

  it('narrow by concrete type, where a field is named alike on two types', async () => {
    const { data, statements } = await ask(`{ author(slug: "cid") { likes { nodes {
      __typename title ... on Author { born books { totalCount } } ... on Book { written: born genre } } } } }`);
    expect(data).toEqual({
      author: {
        likes: {
          nodes: [
            { __typename: 'Author', title: 'Ann', born: 1970, books: { totalCount: 3 } },
            { __typename: 'Book', title: 'Sky', written: 'in bed', genre: 'POEMS' },
          ],
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('ask one type for more of a field that all types are asked for', async () => {
    const { data } = await ask(
      `{ author(slug: "ann") { likes { nodes { shelf { colour } ... on Book { shelf { slug } } } } } }`,
    );
    expect(data).toEqual({
      author: {
        likes: { nodes: [{ shelf: { colour: 'WROTE' } }, { shelf: { colour: 'WROTE', slug: 'oak' } }] },
      },
    });
  });

  it('may use any response key, even one that JavaScript keeps for itself', async () => {
    const { data } = await ask(
      '{ author(slug: "ann") { __proto__: title constructor: born toString: slug } }',
    );
    expect(Object.entries(data?.author as object)).toEqual([
      ['__proto__', 'Ann'],
      ['constructor', 1970],
      ['toString', 'ann'],
    ]);
  });

  it('give an empty list for a list that is not stored, and null for a value', async () => {
    const { data } = await ask('{ book(slug: "sun") { tags genre } }');
    expect(data).toEqual({ book: { tags: [], genre: null } });
  });
});

describe('edges', () => {
  it('tell what a statement stands on, with nodes that its pattern leads to', async () => {
    const { data, statements } = await ask(
      '{ author(slug: "ann") { books(first: 1) { edges { basis source share shelves { totalCount nodes { slug } } } } } }',
    );
    expect(data).toEqual({
      author: {
        books: {
          edges: [
            {
              basis: 'DIRECT',
              source: 'cover',
              share: 0.5,
              shelves: { totalCount: 1, nodes: [{ slug: 'oak' }] },
            },
          ],
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('are inferred only where the field asks for it', async () => {
    const { data } = await ask(
      '{ author(slug: "cid") { books { totalCount } more: books(includeInferred: true) { edges { basis node { title authors { totalCount } } } } } }',
    );
    expect(data).toEqual({
      author: {
        books: { totalCount: 0 },
        more: { edges: [{ basis: 'INFERRED', node: { title: 'Sun', authors: { totalCount: 1 } } }] },
      },
    });
  });
});

describe('nodes by global id', () => {
  it('come in the order of the ids, null in place of one that is not there, by one statement', async () => {
    const { data } = await ask('{ a: author(slug: "ann") { id } b: book(slug: "sea") { id } }');
    const { a, b } = data as { a: { id: string }; b: { id: string } };
    const gone = Buffer.from('Book:town/gone').toString('base64url');
    const asked = await ask(
      'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Author { born } ... on Book { genre } } }',
      {
        ids: [b.id, 'nonsense', a.id, gone, b.id],
      },
    );
    expect(asked.data).toEqual({
      nodes: [
        { id: b.id, genre: 'NOVEL' },
        null,
        { id: a.id, born: 1970 },
        null,
        { id: b.id, genre: 'NOVEL' },
      ],
    });
    expect(asked.statements).toHaveLength(1);
    expect((await ask('query($id: ID!) { node(id: $id) { __typename } }', { id: a.id })).data).toEqual({
      node: { __typename: 'Author' },
    });
  });
});

describe('references', () => {
  it('are a slug, dataset/slug or a global id', async () => {
    const id = Buffer.from('Author:town/ann').toString('base64url');
    for (const reference of ['ann', 'town/ann', id]) {
      expect((await ask('query($r: String!) { author(slug: $r) { slug } }', { r: reference })).data).toEqual({
        author: { slug: 'ann' },
      });
    }
  });

  it('give null on a lookup that finds nothing, with an error that says what there is', async () => {
    const { data, errors } = await ask(
      '{ author(slug: "an") { slug } x: author(slug: "moon/ann") { slug } }',
    );
    expect(data).toEqual({ author: null, x: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['author'],
        message: 'There is no Author `an` in the dataset `town`. Nearest: `ann`.',
        extensions: { code: 'NOT_FOUND', argument: 'slug', value: 'an', dataset: 'town', nearest: ['ann'] },
      }),
      expect.objectContaining({
        path: ['x'],
        message: 'There is no dataset `moon`; there are: `town`.',
        extensions: expect.objectContaining({ code: 'NOT_FOUND', argument: 'slug' }),
      }),
    ]);
  });

  it('take a second statement only where they name nothing', async () => {
    const { statements, directly } = await ask('{ author(slug: "ann") { slug } }');
    expect([statements.length, directly.length]).toEqual([1, 1]);
    const unknown = await ask('{ author(slug: "an") { slug } }');
    expect(unknown.directly.map(({ name }) => name)).toEqual(['author', 'nearest']);
  });

  it('by global id give null without an error, as Relay has it', async () => {
    const id = Buffer.from('Author:town/dan').toString('base64url');
    const { data, errors } = await ask(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`);
    expect(data).toEqual({ node: null, nodes: [null] });
    expect(errors).toBeUndefined();
  });

  it('are refused where they name another type, nothing, or a dataset that is not there', async () => {
    const book = Buffer.from('Book:town/sea').toString('base64url');
    const { errors } = await ask(
      `{ a: author(slug: "${book}") { slug } b: author(slug: " ") { slug } c: author(slug: "ann", dataset: "moon") { slug } }`,
    );
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument]).sort()).toEqual([
      ['BAD_USER_INPUT', 'slug'],
      ['BAD_USER_INPUT', 'slug'],
      ['NOT_FOUND', 'dataset'],
    ]);
  });
});
