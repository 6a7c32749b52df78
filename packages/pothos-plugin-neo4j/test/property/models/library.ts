import {
  defineGraph,
  enumeration,
  incoming,
  matched,
  node,
  nodeInterface,
  outgoing,
} from '@rolegraph/graph-model';
import { z } from 'zod';
import { column, reference, references, traversal, value } from '../../../src/index.ts';
import type { GraphNode } from '../data.ts';
import type { Model } from '../model.ts';
import { order } from '../reference/values.ts';
import { buildSchema, edgesFrom, text } from './parts.ts';

/** Inferable relationships with properties, targets of two types, patterns on nodes and on edges, all forms of traversals. */
const graph = defineGraph({
  interfaces: {
    Thing: nodeInterface({
      description: 'Anything with a title.',
      properties: { title: z.string().describe('What it is called.') },
      relationships: {
        twins: matched(
          'Book',
          '($target:Book {release: $source.release, title: $source.title})',
          'Books of its title.',
        ),
        fans: incoming('LIKES', 'Author', 'Who likes it.'),
      },
    }),
  },
  nodes: {
    Author: node({
      description: 'Somebody who writes.',
      plural: 'authors',
      implements: 'Thing',
      properties: {
        born: z.int().optional().describe('Year of birth.'),
        rating: z.number().optional().describe('How good.'),
      },
      relationships: {
        books: outgoing('WROTE', 'Book', 'What they wrote.', {
          inferable: true,
          properties: {
            share: z.number().optional().describe('How much of it.'),
            year: z.int().describe('When.'),
          },
        }),
        likes: outgoing('LIKES', 'Thing', 'What they like.'),
        coauthors: matched(
          'Author',
          '($source)-[:WROTE]->(:Book)<-[:WROTE]-($target:Author)',
          'Who wrote a book with them, each once.',
          { distinct: true },
        ),
      },
    }),
    Book: node({
      description: 'Something to read.',
      plural: 'books',
      implements: 'Thing',
      properties: {
        genre: enumeration('Genre', 'Sorts of books.', { NOVEL: 'Long.', POEMS: 'Short.', ESSAY: 'Dry.' })
          .optional()
          .describe('Its sort.'),
        tags: z.array(z.string()).default([]).describe('Words on its back.'),
        born: z.string().optional().describe('Where the idea came up: not a year, unlike an author.'),
        lent: z.boolean().optional().describe('Whether it is out.'),
      },
      relationships: { authors: incoming('WROTE', 'Author', 'Who wrote it.') },
    }),
  },
  evidence: {
    name: 'Evidence',
    ...nodeInterface({
      description: 'A statement.',
      properties: {
        source: z.string().optional().describe('Who says so.'),
        sections: z.array(z.int()).default([]).describe('Where.'),
      },
      relationships: {
        peers: matched(
          'Author',
          '($target:Author {release: $start.release, title: $end.title})',
          'Authors called like what the statement is about.',
        ),
      },
    }),
  },
});

const shared = traversal({
  name: 'shared',
  description: 'Books that all authors wrote together.',
  cypher: `UNWIND authors AS author MATCH (author)-[:WROTE]->(node:Book)
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

const liked = traversal({
  name: 'liked',
  description: 'Things by how many like them.',
  cypher: `MATCH (node:Thing) WHERE node.release = $release AND node.title CONTAINS $part
    WITH node, COUNT { (node)<-[:LIKES]-() } AS likes WHERE likes >= $least RETURN node, likes`,
  arguments: {
    part: value(z.string().default('').describe('Part of the title.')),
    least: value(z.int().default(0).describe('How many like it at least.')),
  },
  gives: {
    kind: 'connection',
    type: 'Thing',
    name: 'LikedThing',
    rankedBy: 'likes',
    columns: { likes: column.scalar(z.int().describe('How many like it.')) },
  },
});

const works = traversal({
  name: 'works',
  description: 'What an author wrote, with another book of that title.',
  cypher: `MATCH (author)-[wrote:WROTE]->(book:Book)
    OPTIONAL MATCH (fan:Author {release: author.release, slug: book.slug})
    RETURN book, fan, wrote, COUNT { (book)<-[:WROTE]-() } AS hands`,
  arguments: { author: reference('Author', 'The author.') },
  gives: {
    kind: 'rows',
    rankedBy: 'hands',
    record: {
      name: 'Work',
      description: 'A book with how it came about.',
      columns: {
        book: column.node('Book', 'The book.'),
        fan: column.optionalNode('Author', 'The author with its slug.'),
        wrote: column.evidence(),
        hands: column.scalar(z.int().describe('How many wrote it.')),
      },
    },
  },
});

const split = traversal({
  name: 'split',
  description: 'Books of one author, with and without a genre.',
  cypher: `OPTIONAL MATCH (author)-[:WROTE]->(book:Book)
    WITH author, book ORDER BY book.slug WITH author, collect(book) AS books
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

const traversals = [shared, liked, works, split];

export const library: Model = {
  name: 'library',
  graph,
  traversals,
  schema: buildSchema(graph, traversals),
  matched: {
    twins: (start, { nodes }) =>
      start.kind === 'edge'
        ? []
        : nodes.filter(
            (node) =>
              node.type.name === 'Book' &&
              node.dataset === start.dataset &&
              node.values.title === start.values.title,
          ),
    coauthors: (start, { nodes, edges }) => {
      const wrote = edges.filter(({ type }) => type === 'WROTE');
      const books = wrote.filter(({ from }) => from === start).map(({ to }) => to);
      return nodes.filter((node) =>
        wrote.some(({ from, to }) => from === node && from !== start && books.includes(to)),
      );
    },
    peers: (start, { nodes }) =>
      start.kind === 'node'
        ? []
        : nodes.filter(
            (node) =>
              node.type.name === 'Author' &&
              node.dataset === start.to.dataset &&
              node.values.title === start.to.values.title,
          ),
  },
  answers: {
    shared: ({ authors, includeInferred }, _data, data) => {
      const types = includeInferred === true ? ['WROTE', 'WROTE_INFERRED'] : ['WROTE'];
      const all = authors as readonly GraphNode[];
      return data.nodes
        .filter((book) => all.every((author) => edgesFrom(author, types, data).some(({ to }) => to === book)))
        .map((book) => ({ node: book, hands: all.length }));
    },
    liked: ({ part, least }, data) =>
      data.nodes
        .filter((thing) => text(thing, 'title').includes(String(part)))
        .map((thing) => ({
          node: thing,
          likes: data.edges.filter(({ type, to }) => type === 'LIKES' && to === thing).length,
        }))
        .filter(({ likes }) => likes >= Number(least)),
    works: ({ author }, _data, data) =>
      edgesFrom(author as GraphNode, ['WROTE'], data).map((wrote) => ({
        book: wrote.to,
        fan:
          data.nodes.find(
            ({ type, slug, dataset }) =>
              type.name === 'Author' && slug === wrote.to.slug && dataset === wrote.to.dataset,
          ) ?? null,
        wrote,
        hands: data.edges.filter(({ type, to }) => type === 'WROTE' && to === wrote.to).length,
      })),
    split: ({ author }, _data, data) => {
      const books = edgesFrom(author as GraphNode, ['WROTE'], data)
        .map(({ to }) => to)
        .sort((a, b) => order(a.slug, b.slug));
      return [
        {
          sorted: books.filter(({ values }) => values.genre !== undefined),
          unsorted: books
            .filter(({ values }) => values.genre === undefined)
            .map((book) => ({ book, why: 'no genre' })),
        },
      ];
    },
  },
};
