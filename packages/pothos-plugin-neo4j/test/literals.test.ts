import { describe, expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask, run, runtime } = await openLibrary(driver, database);
// A book with the slug of an author.
await run(`CREATE (:Book:Thing {release: 'town_1', slug: 'bob', title: 'Bob, a life'})`);

describe('a traversal on a node type', () => {
  it('is part of the statement of its root field, at any depth, under any alias, and sorted by the nodes it holds', async () => {
    const { data, statements } = await ask(
      '{ book(slug: "sea") { authors { nodes { title near: alike { author { title born } basis source } ahead: alike(way: OUTGOING) { author { title } } } } } }',
    );
    expect(data).toEqual({
      book: {
        authors: {
          nodes: [
            {
              title: 'Ann',
              near: [
                { author: { title: 'Bob', born: null }, basis: 'DIRECT', source: null },
                { author: { title: 'Cid', born: 1990 }, basis: 'DIRECT', source: null },
              ],
              ahead: [{ author: { title: 'Bob' } }],
            },
            {
              title: 'Bob',
              near: [{ author: { title: 'Ann', born: 1970 }, basis: 'DIRECT', source: null }],
              ahead: [],
            },
          ],
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('hangs on the nodes of its type only, behind an interface too', async () => {
    const { data } = await ask(
      '{ book(slug: "sea") { likedBy { nodes { ... on Thing { title ... on Author { alike(from: "C") { author { slug } } } } } } } }',
    );
    expect(data).toEqual({
      book: { likedBy: { nodes: [{ title: 'Ann', alike: [{ author: { slug: 'cid' } }] }] } },
    });
  });
});

describe('a literal', () => {
  const query =
    'query($by: [Tie!], $way: Way!) { author(slug: "ann") { alike(by: $by, way: $way) { author { slug } } } }';
  const slugs = async (by: readonly string[] | null, way: string) => {
    const { data } = await ask(query, { by, way });
    const { alike } = (data?.author ?? { alike: [] }) as { alike: { author: { slug: string } }[] };
    return alike.map(({ author }) => author.slug);
  };

  it('given by a variable makes a statement of its own for each of its values', async () => {
    expect(await slugs(null, 'ANY')).toEqual(['bob', 'cid']);
    expect(await slugs(['LIKES'], 'OUTGOING')).toEqual(['bob']);
    expect(await slugs(['LIKES'], 'INCOMING')).toEqual(['cid']);
    expect(await slugs(['WROTE'], 'ANY')).toEqual([]);
    expect(await slugs(['WROTE', 'LIKES'], 'INCOMING')).toEqual(['cid']);
  });

  it('leaves one statement for all values of the other arguments', async () => {
    const ask1 = 'query($from: String!) { author(slug: "ann") { alike(from: $from) { author { slug } } } }';
    const before = (await ask(ask1, { from: 'A' })).statements[0]?.text;
    const { hits } = runtime.plans.statistics;
    expect((await ask(ask1, { from: 'C' }, { bothWays: false })).statements[0]?.text).toBe(before);
    expect(runtime.plans.statistics.hits).toBe(hits);
  });

  it('of a whole number is checked before anything is sent', async () => {
    const { data, errors, statements } = await ask('{ reached(thing: "ann", steps: 4) { totalCount } }');
    expect(data).toEqual({ reached: null });
    expect(errors?.[0]).toMatchObject({
      message: '`steps`: at most 3.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'steps', value: 4 },
    });
    expect(statements).toEqual([]);
  });
});

describe('a reference to an interface', () => {
  it('finds the one node of that slug, whatever its type', async () => {
    const { data, statements } = await ask('{ reached(thing: "cid") { letters nodes { slug } } }');
    expect(data).toEqual({
      reached: { letters: 3, nodes: [{ slug: 'ann' }, { slug: 'sky' }, { slug: 'sun' }] },
    });
    expect(statements).toHaveLength(1);
  });

  it('is ambiguous where several types have that slug, until it is narrowed', async () => {
    const { errors } = await ask('{ reached(thing: "bob") { totalCount } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'AMBIGUOUS_REFERENCE',
      argument: 'thing',
      candidates: [{ type: 'Author' }, { type: 'Book' }],
    });
    expect((await ask('{ reached(thing: "bob", kind: Author) { totalCount letters } }')).data).toEqual({
      reached: { totalCount: 2, letters: 3 },
    });
    expect((await ask('{ reached(thing: "bob", kind: Book) { totalCount letters } }')).data).toEqual({
      reached: { totalCount: 0, letters: 11 },
    });
  });
});

describe('what follows from several statements', () => {
  it('is derived, or inferred where one of them is, with the evidence of all', async () => {
    const { data } = await ask(
      '{ reached(thing: "cid", steps: 2) { edges { node { slug } basis source shelves { totalCount nodes { slug } } } } }',
    );
    const { edges } = (data?.reached ?? { edges: [] }) as {
      edges: { node: { slug: string }; basis: string }[];
    };
    expect(Object.fromEntries(edges.map(({ node, ...rest }) => [node.slug, rest]))).toMatchObject({
      ann: { basis: 'DERIVED', source: null, shelves: { totalCount: 1, nodes: [{ slug: 'oak' }] } },
      bob: { basis: 'DERIVED', shelves: { totalCount: 1 } },
      sun: { basis: 'INFERRED', shelves: { totalCount: 1 } },
    });
  });
});
