import SchemaBuilder from '@pothos/core';
import errorsPlugin from '@pothos/plugin-errors';
import type { Graph } from '@rolegraph/graph-model';
import { describe, expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import graphPlugin, { type GraphContext, type NodeReference, nodeReference } from '../src/index.ts';
import { library, openLibrary } from './library.ts';

class TooYoung extends Error {}

/** What the resolver of `Author.echo` was given. */
const given: unknown[] = [];

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [errorsPlugin, graphPlugin] });
builder.queryType({});
const { Author, Book, Thing } = builder.graph(library);
builder.objectType(TooYoung, { name: 'TooYoung', fields: (t) => ({ message: t.exposeString('message') }) });
builder.objectField(Author, 'age', (t) =>
  t.needs('born', 'title').string({
    nullable: true,
    resolve: ({ born, title }) => (born === null ? null : `${title}: ${2026 - born}`),
  }),
);
builder.objectField(Author, 'shout', (t) =>
  t.needs('title').string({
    args: { mark: t.arg.string({ required: true }) },
    resolve: async ({ title }, { mark }) => `${title.toUpperCase()}${mark}`,
  }),
);
builder.objectField(Author, 'echo', (t) =>
  t.needs('slug').boolean({ resolve: (author) => given.push(author) > 0 }),
);
builder.objectField(Author, 'wisdom', (t) =>
  t.needs('born').string({
    errors: { types: [TooYoung] },
    resolve: ({ born }) => {
      if (born !== null && born > 1980) throw new TooYoung(`Born in ${born}.`);
      return 'Read more.';
    },
  }),
);
builder.objectField(Author, 'neighbour', (t) =>
  t.needs('slug').field({
    type: Author,
    nullable: true,
    resolve: async ({ slug }): Promise<NodeReference<'Author'> | null> => {
      const next = { ann: 'bob', bob: 'cid', cid: 'nobody' }[slug];
      return next === undefined ? null : nodeReference('Author', next);
    },
  }),
);
builder.objectField(Book, 'motto', (t) =>
  t.needs('tags', 'genre').string({
    resolve: ({ tags, genre }) => `${tags.join(' and ')} ${genre ?? '?'}`,
  }),
);
builder.queryFields((t) => ({
  recommended: t.field({
    type: [Thing],
    args: { slugs: t.arg.stringList({ required: true }) },
    resolve: (_root, { slugs }) =>
      slugs.map((slug) => nodeReference(['ann', 'bob', 'cid'].includes(slug) ? 'Author' : 'Book', slug)),
  }),
  eldest: t.field({
    type: Author,
    errors: { types: [TooYoung] },
    args: { slug: t.arg.string({ required: true }) },
    resolve: (_root, { slug }) => {
      if (slug === 'cid') throw new TooYoung('Not yet.');
      return nodeReference('Author', slug);
    },
  }),
  direct: t.field({
    type: Author,
    errors: { types: [TooYoung], directResult: true },
    resolve: () => nodeReference('Author', 'bob'),
  }),
}));

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database, builder.toSchema());

describe('a field with an ordinary resolver on a type of the graph', () => {
  it('gets the properties that it needs from the one statement', async () => {
    const { data, statements } = await ask(
      '{ author(slug: "ann") { age loud: shout(mark: "!") shout(mark: "?") books(first: 2) { nodes { motto authors { nodes { age } } } } } }',
    );
    expect(data).toEqual({
      author: {
        age: 'Ann: 56',
        loud: 'ANN!',
        shout: 'ANN?',
        books: {
          nodes: [
            { motto: 'wet and deep NOVEL', authors: { nodes: [{ age: 'Ann: 56' }, { age: null }] } },
            { motto: ' POEMS', authors: { nodes: [{ age: 'Ann: 56' }] } },
          ],
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('gets those and nothing else, whatever the client selects beside it', async () => {
    given.length = 0;
    await ask('{ author(slug: "ann") { title born echo slug } }', {}, { bothWays: false });
    expect(given).toEqual([{ slug: 'ann' }]);
  });

  it('is there where an interface is narrowed', async () => {
    const { data, statements } = await ask(
      '{ author(slug: "cid") { likes { nodes { title ... on Author { age } ... on Book { motto } } } } }',
    );
    expect(data).toEqual({
      author: {
        likes: {
          nodes: [
            { title: 'Ann', age: 'Ann: 56' },
            { title: 'Sky', motto: ' POEMS' },
          ],
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('may fail as the errors plugin shows it', async () => {
    const { data, statements } = await ask(
      '{ authors { nodes { slug wisdom { ... on AuthorWisdomSuccess { data } ... on TooYoung { message } } } } }',
    );
    expect(data).toEqual({
      authors: {
        nodes: [
          { slug: 'ann', wisdom: { data: 'Read more.' } },
          { slug: 'bob', wisdom: { data: 'Read more.' } },
          { slug: 'cid', wisdom: { message: 'Born in 1990.' } },
        ],
      },
    });
    expect(statements).toHaveLength(1);
  });

  it('may not need what its type does not declare', () => {
    const other = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
    other.queryType({});
    const untyped: Graph = library;
    const types = other.graph(untyped);
    if (!types.Author) throw new Error('The library declares it');
    other.objectField(types.Author, 'size', (t) => t.needs('height').int({ resolve: () => 1 }));
    expect(() => other.toSchema()).toThrow('Author.size needs height, which Author does not declare');
  });

  it('may not need anything where its type is not of the graph', () => {
    const other = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
    other.queryType({});
    other.graph(library);
    other.objectType(other.objectRef<{ name: string }>('Lamp'), {
      fields: (t) => ({ name: t.needs('name').string({ resolve: ({ name }) => name }) }),
    });
    expect(() => other.toSchema()).toThrow('Lamp.name needs properties of a node');
  });
});

describe('nodes that an ordinary resolver names', () => {
  it('are read with all that is selected of them by one statement for all', async () => {
    const { data, statements } = await ask(
      `query($n: Int!) { recommended(slugs: ["sea", "ann", "sun"]) { __typename id title
        ... on Author { books(first: $n) { totalCount nodes { title } } age } ... on Book { genre } } }`,
      { n: 1 },
    );
    const id = (text: string) => Buffer.from(text).toString('base64url');
    expect(data).toEqual({
      recommended: [
        { __typename: 'Book', id: id('Book:town/sea'), title: 'Sea', genre: 'NOVEL' },
        {
          __typename: 'Author',
          id: id('Author:town/ann'),
          title: 'Ann',
          books: { totalCount: 3, nodes: [{ title: 'Sea' }] },
          age: 'Ann: 56',
        },
        { __typename: 'Book', id: id('Book:town/sun'), title: 'Sun', genre: null },
      ],
    });
    expect(statements).toHaveLength(1);
  });

  it('are read together where the resolver is called for each of many nodes', async () => {
    const { data, statements } = await ask(
      '{ authors { nodes { slug neighbour { title neighbour { title } } } } }',
    );
    expect(data).toEqual({
      authors: {
        nodes: [
          { slug: 'ann', neighbour: { title: 'Bob', neighbour: { title: 'Cid' } } },
          { slug: 'bob', neighbour: { title: 'Cid', neighbour: null } },
          { slug: 'cid', neighbour: null },
        ],
      },
    });
    // The list, its neighbours, and theirs.
    expect(statements).toHaveLength(3);
  });

  it('are null where they are not there, and an error where a list may hold no null', async () => {
    const { errors } = await ask('{ recommended(slugs: ["ann", "gone"]) { title } }');
    expect(errors).toMatchObject([{ path: ['recommended', 1] }]);
  });

  it('may be the result of a field with errors', async () => {
    const { data, statements } = await ask(`{
      eldest(slug: "ann") { __typename ... on QueryEldestSuccess { data { title books { totalCount } } } }
      young: eldest(slug: "cid") { ... on TooYoung { message } ... on QueryEldestSuccess { data { title } } }
      direct { ... on Author { title age } } }`);
    expect(data).toEqual({
      eldest: { __typename: 'QueryEldestSuccess', data: { title: 'Ann', books: { totalCount: 3 } } },
      young: { message: 'Not yet.' },
      direct: { title: 'Bob', age: null },
    });
    expect(statements).toHaveLength(2);
  });
});
