import SchemaBuilder from '@pothos/core';
import { defineGraph, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import graphPlugin, { type GraphContext } from '../src/index.ts';
import { library, openLibrary } from './library.ts';

/** All lists of a type have its connection, edge, filter and order, whatever leads to them. */
const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

it('edges tell what the relationship of their list has, and null of what only another has', async () => {
  const { data } = await ask(`{
    book(slug: "sea") {
      authors(first: 1) { edges { share source basis node { slug } } }
      fans(first: 1) { edges { share source basis node { slug } } }
    }
    authors(first: 1) { edges { share formats source basis shelves { totalCount } node { slug } } }
  }`);
  expect(data).toMatchObject({
    book: {
      authors: { edges: [{ share: 0.5, basis: 'DIRECT' }] },
      fans: { edges: [{ share: null, basis: 'DIRECT' }] },
    },
    authors: {
      edges: [
        { share: null, formats: null, source: null, basis: null, shelves: null, node: { slug: 'ann' } },
      ],
    },
  });
});

it.each([
  [
    '{ books(filter: {edge: {share: {gt: 0}}}) { totalCount } }',
    '`filter.edge` asks of a relationship, and none leads to these nodes: ask of the nodes alone.',
  ],
  [
    '{ authors(filter: {not: {edge: {share: {gt: 0}}}}) { totalCount } }',
    '`filter.not.edge` asks of a relationship, and none leads to these nodes: ask of the nodes alone.',
  ],
  [
    '{ book(slug: "sea") { fans(filter: {edge: {or: [{share: {gt: 0}}]}}) { totalCount } } }',
    '`filter.edge.or[0].share` is no property of the edges of `fans`, which have source.',
  ],
  [
    '{ books(filter: {fans: {some: {edge: {share: {gt: 0}}}}}) { totalCount } }',
    '`filter.fans.some.edge.share` is no property of the edges of `fans`, which have source.',
  ],
  [
    '{ books(orderBy: [{edge: {share: ASC}}]) { totalCount } }',
    '`orderBy.edge` sorts by a relationship, and none leads to these nodes: sort by the nodes alone.',
  ],
  [
    '{ book(slug: "sea") { fans(orderBy: [{edge: {share: ASC}}]) { totalCount } } }',
    '`orderBy.edge.share` is no property of the edges of `fans`, which have source.',
  ],
  [
    '{ authors { groupBy(key: NODE_GENRE) { count } } }',
    '`authors` cannot be grouped by NODE_GENRE, which its rows do not have. They have NODE_BORN, NODE_TITLE.',
  ],
  [
    '{ book(slug: "sea") { fans { groupBy(key: EDGE_SHARE) { count } } } }',
    '`fans` cannot be grouped by EDGE_SHARE, which its rows do not have. They have EDGE_SOURCE, NODE_BORN, NODE_TITLE.',
  ],
])('%s is refused, with what would be right: %s', async (query, message) => {
  const { errors } = await ask(query);
  expect(errors?.map((error) => ({ message: error.message, code: error.extensions?.code }))).toEqual([
    { message, code: 'BAD_USER_INPUT' },
  ]);
});

it('conditions and keys under `node`, as clients of an earlier version give them, are those of the node', async () => {
  const { data } = await ask(`{
    author(slug: "ann") {
      books(filter: {node: {genre: {eq: POEMS}}, edge: {source: {eq: "cover"}}}) { nodes { slug } }
      sorted: books(orderBy: [{node: {title: DESC}}]) { nodes { slug } }
    }
    authors(filter: {books: {some: {node: {slug: {eq: "sky"}}}}}) { nodes { slug } }
  }`);
  expect(data).toEqual({
    author: {
      books: { nodes: [{ slug: 'sky' }] },
      sorted: { nodes: [{ slug: 'sun' }, { slug: 'sky' }, { slug: 'sea' }] },
    },
    authors: { nodes: [{ slug: 'ann' }] },
  });
});

it('a number that the rows do not have comes to null', async () => {
  const { data } = await ask(
    '{ authors { aggregate { node { born { count } } edge { share { count sum } } } } }',
  );
  expect(data).toEqual({ authors: { aggregate: { node: { born: { count: 2 } }, edge: { share: null } } } });
});

it('two relationships to one type cannot have a property of one name and different types', () => {
  const graph = defineGraph({
    interfaces: {},
    nodes: {
      Pan: node({
        description: 'A pan.',
        plural: 'pans',
        properties: {},
        relationships: {
          fries: outgoing('FRIES', 'Food', 'What it fries.', {
            properties: { heat: z.int().optional().describe('In degrees.') },
          }),
          burns: outgoing('BURNS', 'Food', 'What it burns.', {
            properties: { heat: z.string().optional().describe('In words.') },
          }),
        },
      }),
      Food: node({ description: 'Food.', plural: 'foods', properties: {}, relationships: {} }),
    },
    evidence: {
      name: 'Evidence',
      ...nodeInterface({ description: 'A statement.', properties: {}, relationships: {} }),
    },
  });
  const build = () => {
    const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
    builder.queryType({});
    builder.graph(graph, []);
    return builder.toSchema();
  };
  expect(build).toThrow(
    'Pan.fries and Pan.burns both lead to Food, whose lists share an edge type, and their property heat is Int and String: give one another name',
  );
});
