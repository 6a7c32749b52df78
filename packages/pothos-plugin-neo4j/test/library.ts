import SchemaBuilder from '@pothos/core';
import {
  defineGraph,
  enumeration,
  incoming,
  matched,
  node,
  nodeInterface,
  outgoing,
  schemaElements,
} from '@rolegraph/graph-model';
import { type ExecutionResult, graphql, parse, validate } from 'graphql';
import type { Driver } from 'neo4j-driver';
import { expect } from 'vitest';
import { z } from 'zod';

import graphPlugin, {
  column,
  executeDirectly,
  type GraphContext,
  graphContext,
  graphRuntime,
  literal,
  reference,
  references,
  type SentStatement,
  traversal,
  value,
} from '../src/index.ts';

/** A graph that has nothing to do with roles: the plugin knows only what is declared. */
export const library = defineGraph({
  interfaces: {
    Thing: nodeInterface({
      description: 'Anything with a title.',
      properties: { title: z.string().describe('What it is called.') },
      relationships: {
        shelf: matched('Shelf', '($target:Shelf {release: $source.release})', 'Where it stands.', {
          one: true,
        }),
      },
    }),
  },
  nodes: {
    Author: node({
      description: 'Somebody who writes.',
      plural: 'authors',
      implements: 'Thing',
      properties: { born: z.int().optional().describe('Year of birth.') },
      relationships: {
        books: outgoing('WROTE', 'Book', 'What they wrote.', {
          inferable: true,
          properties: {
            share: z.number().optional().describe('How much of it, from 0 to 1.'),
            formats: z.array(z.string()).optional().describe('In what formats.'),
          },
        }),
        likes: outgoing('LIKES', ['Author', 'Book'], 'What they like.'),
        owns: outgoing('OWNS', 'Book', 'What they have at home.'),
      },
    }),
    Book: node({
      description: 'Something to read.',
      plural: 'books',
      implements: 'Thing',
      properties: {
        genre: enumeration('Genre', 'Sorts of books.', { NOVEL: 'A long story.', POEMS: 'Short lines.' })
          .optional()
          .describe('Its sort.'),
        tags: z.array(z.string()).default([]).describe('Words on its back.'),
        born: z.string().optional().describe('Where the idea came up: not a year, unlike an author.'),
        published: z.iso.date().optional().describe('The day on which it came out.'),
        lent: z.boolean().optional().describe('Whether somebody has it at home.'),
      },
      relationships: {
        authors: incoming('WROTE', 'Author', 'Who wrote it.'),
        likedBy: incoming('LIKES', 'Author', 'Who likes it.'),
        fans: incoming(
          ['LIKES', 'OWNS'],
          'Author',
          'Who likes it or has it; one who does both stands there twice.',
        ),
      },
    }),
    Shelf: node({
      description: 'Where things stand.',
      plural: 'shelves',
      properties: { colour: z.string().describe('Its colour.') },
      relationships: {},
    }),
  },
  evidence: {
    name: 'Evidence',
    ...nodeInterface({
      description: 'A statement.',
      properties: { source: z.string().optional().describe('Who says so.') },
      relationships: {
        shelves: matched(
          'Shelf',
          '($target:Shelf {release: $start.release, colour: $predicate})',
          'Shelves painted with the statement.',
        ),
      },
    }),
  },
});

const booksByAll = traversal({
  name: 'booksByAll',
  description: 'Books that all authors wrote together.',
  cypher: `// Which books did they all write?
    UNWIND authors AS author MATCH (author)-[:WROTE]->(node:Book)
    WITH node, count(DISTINCT author) AS hands WHERE hands = size(authors) RETURN node, hands`,
  arguments: { authors: references('Author', 'The authors.') },
  inferable: true,
  gives: {
    kind: 'connection',
    type: 'Book',
    name: 'SharedBook',
    columns: { hands: column.scalar(z.int().describe('How many wrote it.')) },
  },
});

const works = traversal({
  name: 'works',
  description: 'What an author wrote, and the shelf it stands on.',
  cypher: `MATCH (author)-[wrote:WROTE]->(book:Book) WHERE book.title CONTAINS $part
    OPTIONAL MATCH (shelf:Shelf {release: author.release, colour: 'none'})
    RETURN book, shelf, wrote, size(book.title) AS letters`,
  arguments: {
    author: reference('Author', 'The author.'),
    part: value(z.string().default('').describe('Part of the title.')),
  },
  gives: {
    kind: 'rows',
    record: {
      name: 'Work',
      description: 'A book with how it came about.',
      columns: {
        book: column.node('Book', 'The book.'),
        shelf: column.optionalNode('Shelf', 'Its shelf.'),
        wrote: column.evidence(),
        letters: column.scalar(z.int().describe('Letters in the title.')),
      },
    },
  },
});

const split = traversal({
  name: 'split',
  description: 'Books of one author, with and without a genre, as one record of lists.',
  cypher: `OPTIONAL MATCH (author)-[:WROTE]->(book:Book)
    WITH author, collect(book) AS books
    RETURN [b IN books WHERE b.genre IS NOT NULL] AS sorted,
           [b IN books WHERE b.genre IS NULL | {book: b, why: 'no genre'}] AS unsorted`,
  arguments: { author: reference('Author', 'The author.') },
  gives: {
    kind: 'row',
    record: {
      name: 'Split',
      description: 'An author’s books by whether their sort is known.',
      columns: {
        sorted: column.nodes('Book', 'Books of known sort.'),
        unsorted: column.records(
          {
            name: 'Unsorted',
            description: 'A book of unknown sort.',
            columns: {
              book: column.node('Book', 'The book.'),
              why: column.scalar(z.string().describe('Why it is here.')),
            },
          },
          'Books of unknown sort.',
        ),
      },
    },
  },
});

const alike = traversal({
  name: 'alike',
  on: 'Author',
  description: 'Authors that an author is tied to, and by what.',
  cypher: `MATCH (node)<$way-[ties:$by]-$way>(author:Author) WHERE author.title >= $from
    WITH author, collect(ties) AS ties RETURN author, ties`,
  arguments: {
    by: literal.names(
      z
        .array(enumeration('Tie', 'What ties authors.', { LIKES: 'To like.', WROTE: 'To write.' }))
        .optional()
        .describe('Types.'),
      (types) => (Array.isArray(types) ? types.map(String) : ['LIKES']),
    ),
    way: literal.arrow(
      enumeration('Way', 'A way.', { OUTGOING: 'Ahead.', INCOMING: 'Back.', ANY: 'Either.' })
        .default('ANY')
        .describe('Which way.'),
    ),
    from: value(z.string().default('').describe('Titles from here on.')),
  },
  gives: {
    kind: 'rows',
    record: {
      name: 'Alike',
      description: 'An author tied to another.',
      columns: { author: column.node('Author', 'Who.'), ties: column.derivation() },
    },
  },
});

const reached = traversal({
  name: 'reached',
  description: 'Things within some steps of a thing.',
  cypher: `MATCH (thing)-[*..$steps]-(node:Thing) WHERE node <> thing
    WITH DISTINCT node MATCH (node)-[tie]-() RETURN node, collect(DISTINCT tie) AS ties`,
  arguments: {
    thing: reference('Thing', 'The thing.', { typedBy: 'kind' }),
    kind: value(
      enumeration('Kind', 'Kinds of things.', { Author: 'An author.', Book: 'A book.' })
        .optional()
        .describe('Its kind.'),
    ),
    steps: literal.integer(z.int().min(1).max(3, 'at most 3').default(1).describe('Steps.')),
  },
  gives: {
    kind: 'connection',
    type: 'Thing',
    name: 'Reached',
    columns: { ties: column.derivation() },
    summary: {
      cypher: 'RETURN size(thing.title) AS letters',
      columns: { letters: column.scalar(z.int().describe('Letters of the title of the thing.')) },
    },
  },
});

const dealings = traversal({
  name: 'dealings',
  description: 'What an author has to do with books.',
  arguments: {
    author: reference('Author', 'The author.'),
    part: value(z.string().default('').describe('Part of the title.')),
  },
  inferable: true,
  gives: {
    kind: 'parts',
    name: 'Dealings',
    description: 'Books by what an author does with them.',
    parts: {
      written: {
        description: 'Those that they wrote.',
        cypher:
          'MATCH (author)-[wrote:WROTE]->(node:Book) WHERE node.title CONTAINS $part RETURN node, wrote, size(node.title) AS letters',
        type: 'Book',
        name: 'Written',
        columns: { wrote: column.evidence(), letters: column.scalar(z.int().describe('Letters.')) },
        rankedBy: 'letters',
      },
      liked: {
        description: 'Those that they like.',
        cypher: 'MATCH (author)-[:LIKES]->(node:Book) WHERE node.title CONTAINS $part RETURN node',
        type: 'Book',
        columns: {},
      },
    },
  },
});

const slow = traversal({
  name: 'slow',
  description: 'Nothing, after a long while.',
  cypher: 'UNWIND range(1, 2000000000) AS i WITH count(i) AS n MATCH (node:Book) WHERE n < 0 RETURN node',
  arguments: {},
  gives: { kind: 'connection', type: 'Book', columns: {} },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'The library.' });
builder.graph(library, [alike, booksByAll, dealings, works, reached, split, slow]);
export const librarySchema = builder.toSchema();

const DATA = `
CREATE (:Publication {dataset: 'town', release: 'town_1'}), (:Shelf {release: 'town_1', slug: 'oak', colour: 'WROTE'}),
  (ann:Author:Thing {release: 'town_1', slug: 'ann', title: 'Ann', born: 1970}),
  (bob:Author:Thing {release: 'town_1', slug: 'bob', title: 'Bob'}),
  (cid:Author:Thing {release: 'town_1', slug: 'cid', title: 'Cid', born: 1990}),
  (sea:Book:Thing {release: 'town_1', slug: 'sea', title: 'Sea', genre: 'NOVEL', tags: ['wet', 'deep'], published: '2001-02-03', lent: true}),
  (sky:Book:Thing {release: 'town_1', slug: 'sky', title: 'Sky', genre: 'POEMS', born: 'in bed', published: '2010-11-12', lent: false}),
  (sun:Book:Thing {release: 'town_1', slug: 'sun', title: 'Sun'}),
  (ann)-[:WROTE {share: 0.5, source: 'cover'}]->(sea), (bob)-[:WROTE {share: 0.5}]->(sea),
  (ann)-[:WROTE {source: 'cover'}]->(sky), (ann)-[:WROTE]->(sun), (cid)-[:WROTE_INFERRED]->(sun),
  (ann)-[:LIKES]->(bob), (ann)-[:LIKES]->(sea), (ann)-[:OWNS {source: 'receipt'}]->(sea), (cid)-[:LIKES]->(ann), (cid)-[:LIKES]->(sky)`;

/** An answer as a client sees it, without what is only in memory. */
function plain(result: ExecutionResult) {
  const { data, errors } = JSON.parse(JSON.stringify(result)) as {
    data: Record<string, unknown> | null;
    errors?: { message: string; path: unknown[]; extensions: Record<string, unknown> }[];
  };
  errors?.sort((a, b) => String(a.path).localeCompare(String(b.path)));
  return { data, errors };
}

/** Fills a Neo4j with the library and gives ways to ask it. */
export async function openLibrary(driver: Driver, database: string, schema = librarySchema) {
  const run = async (cypher: string) => void (await driver.executeQuery(cypher, {}, { database }));
  for (const { cypher } of schemaElements(library)) await run(cypher);
  await run(DATA);
  const sent: SentStatement[] = [];
  const runtime = graphRuntime({
    driver,
    database,
    graph: library,
    defaultDataset: 'town',
    timeout: 5_000,
    onStatement: (statement) => sent.push(statement),
  });
  /** Asks, and tells the answer as plain JSON together with the statements that were sent for it. */
  const ask = async (
    source: string,
    variableValues: Record<string, unknown> = {},
    { signal, bothWays = true }: { signal?: AbortSignal; bothWays?: boolean } = {},
  ) => {
    sent.length = 0;
    const contextValue = graphContext(runtime, signal);
    const result = plain(await graphql({ schema, source, variableValues, contextValue }));
    const statements = [...sent];
    // Every question is asked both ways: the direct execution has to give what graphql-js gives.
    const document = bothWays ? parse(source) : undefined;
    if (document && validate(schema, document).length === 0) {
      sent.length = 0;
      const direct = executeDirectly({
        schema,
        document,
        variableValues,
        contextValue: graphContext(runtime, signal),
      });
      if (direct) expect(plain(await direct)).toEqual(result);
    }
    return { ...result, statements, directly: [...sent] };
  };
  // The first question of a process finds out which release is current.
  await ask('{ authors { totalCount } }');
  return { ask, run, runtime };
}
