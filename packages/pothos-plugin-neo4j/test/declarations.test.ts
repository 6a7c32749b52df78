import SchemaBuilder from '@pothos/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import graphPlugin, {
  column,
  type GraphContext,
  reference,
  type Traversal,
  type TraversalPart,
  traversal,
  value,
} from '../src/index.ts';
import { library } from './library.ts';

const good: Parameters<typeof traversal>[0] = {
  name: 'titles',
  description: 'Titles.',
  cypher: 'MATCH (author)-[:WROTE]->(node:Book) WHERE node.title CONTAINS $part RETURN node, 1 AS rank',
  arguments: { author: reference('Author', 'Who.'), part: value(z.string().describe('Part.')) },
  gives: {
    kind: 'connection',
    type: 'Book',
    name: 'Title',
    columns: { rank: column.scalar(z.int().describe('Rank.')) },
  },
};

/** Several connections, of which one is as told. */
function parts(one: Partial<TraversalPart>): (typeof good)['gives'] {
  const part = {
    description: 'One.',
    type: 'Book',
    cypher: 'MATCH (author)-[:WROTE]->(node:Book {title: $part}) RETURN node',
    columns: {},
    ...one,
  };
  return { kind: 'parts', name: 'Titles', description: 'Titles.', parts: { one: part } };
}

function build(declared: Traversal): void {
  const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
  builder.queryType({});
  builder.graph(library, [declared]);
  builder.toSchema();
}

it('a traversal that fits its file and the graph is taken', () => {
  expect(() => build(traversal(good))).not.toThrow();
});

it.each<[string, Partial<typeof good>, string]>([
  [
    'gives an unknown type',
    { gives: { kind: 'connection', type: 'Bok', columns: {} } },
    'titles.node: there is no node type Bok',
  ],
  [
    'takes a reference to an unknown type',
    { arguments: { ...good.arguments, author: reference('Autor', 'Who.') } },
    'titles.author: there is no node type Autor',
  ],
  [
    'has a parameter that is no argument',
    { arguments: { author: reference('Author', 'Who.') } },
    'titles: its file uses $part, which is no value argument',
  ],
  [
    'has an argument that its file leaves alone',
    { arguments: { ...good.arguments, more: value(z.int().describe('More.')) } },
    'titles.more: its file does not use this argument',
  ],
  [
    'declares a column that its file does not return',
    { cypher: 'MATCH (author)-[:WROTE]->(node:Book {title: $part}) RETURN node' },
    'titles.rank: its file returns no such column',
  ],
  [
    'asks whether something is selected that is no column',
    {
      cypher:
        'MATCH (author)-[:WROTE]->(node:Book {title: $part}) RETURN node, CASE WHEN $selected.rang THEN 1 END AS rank',
    },
    'titles: its file asks whether rang is selected, which is no column',
  ],
  [
    'has a column with the name of a field of its evidence',
    {
      cypher: 'MATCH (author)-[wrote:WROTE]->(source:Book {title: $part}) RETURN source, wrote',
      gives: {
        kind: 'rows',
        record: {
          name: 'Told',
          description: 'A row.',
          columns: { source: column.node('Book', 'The book.'), wrote: column.evidence() },
        },
      },
    },
    'titles.source: Evidence has a field of this name too',
  ],
  [
    'is ranked by a column that it does not have',
    { gives: { kind: 'connection', type: 'Book', columns: {}, rankedBy: 'score' } },
    'titles.rankedBy: score is no column of numbers or booleans',
  ],
  [
    'is ranked by a text',
    {
      gives: {
        kind: 'rows',
        rankedBy: 'rank',
        record: {
          name: 'Title',
          description: 'A title.',
          columns: { rank: column.scalar(z.string().describe('Rank.')) },
        },
      },
    },
    'titles.rankedBy: rank is no column of numbers or booleans',
  ],
  [
    'has a column of an unknown type, however deep',
    {
      gives: {
        kind: 'row',
        record: {
          name: 'Title',
          description: 'A title.',
          columns: {
            rank: column.records(
              { name: 'In', description: 'In.', columns: { of: column.node('Shelv', 'Of.') } },
              'In.',
            ),
          },
        },
      },
    },
    'titles.rank.of: there is no node type Shelv',
  ],
  [
    'has a column without a description',
    { gives: { kind: 'connection', type: 'Book', name: 'Title', columns: { rank: column.scalar(z.int()) } } },
    'Title.rank has no description',
  ],
  [
    'hangs on an unknown type',
    { on: 'Autor', arguments: {}, cypher: 'RETURN node, 1 AS rank' },
    'titles.on: there is no node type Autor',
  ],
  [
    'hangs on a node and names another',
    {
      on: 'Author',
      cypher: 'MATCH (author)-[:WROTE]->(node) WHERE node.title = $part RETURN node, 1 AS rank',
    },
    'Author.titles.author: it starts from its node alone',
  ],
  [
    'hangs on a node and gives a connection',
    { on: 'Author', arguments: {}, cypher: 'RETURN node, 1 AS rank' },
    'Author.titles cannot give a connection',
  ],
  [
    'hangs on a node and reads a release of its own',
    { on: 'Author', arguments: {}, cypher: 'MATCH (node {release: $release}) RETURN node, 1 AS rank' },
    'titles: its file uses $release, which is no value argument',
  ],
])('a traversal that %s fails when the schema is built, naming it', (_what, change, message) => {
  expect(() => build(traversal({ ...good, ...change }))).toThrow(message);
});

const { name, description, arguments: taken, gives } = good;
const fileless: typeof good = { name, description, arguments: taken, gives };

it('a traversal of parts, each with its file, is taken', () => {
  expect(() => build(traversal({ ...fileless, gives: parts({}) }))).not.toThrow();
});

it.each<[string, Partial<typeof good>, string]>([
  ['has no file', {}, 'titles: it has no file'],
  [
    'has a file beside those of its parts',
    { gives: parts({}), cypher: good.cypher ?? '' },
    'titles: each of its parts has a file, so it has none',
  ],
  [
    'has a part that gives an unknown type',
    { gives: parts({ type: 'Bok' }) },
    'titles.one.node: there is no node type Bok',
  ],
  [
    'has a part whose file does not return a column',
    { gives: parts({ columns: { rank: column.scalar(z.int().describe('Rank.')) } }) },
    'titles.one.rank: its file returns no such column',
  ],
  [
    'has parts whose files leave an argument alone',
    { gives: parts({ cypher: 'MATCH (author)-[:WROTE]->(node) RETURN node' }) },
    'titles.part: its file does not use this argument',
  ],
])('a traversal that %s fails when the schema is built, naming it', (_what, change, message) => {
  expect(() => build(traversal({ ...fileless, ...change }))).toThrow(message);
});
