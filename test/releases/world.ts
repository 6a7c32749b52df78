import {
  defineGraph,
  enumeration,
  type Graph,
  incoming,
  node,
  nodeInterface,
  outgoing,
} from '@rolegraph/graph-model';
import { z } from 'zod';
import type { NodeRecord, Records, RelationshipRecord } from '../../src/releases/index.ts';

/** A small graph of books, so that these tests say nothing about roles and skills. */
export const library: Graph = defineGraph({
  interfaces: {
    Entity: nodeInterface({
      description: 'Something with a name.',
      properties: {
        name: z.string().describe('Its name.'),
        aliases: z.array(z.string()).default([]).describe('Other names.'),
        description: z.string().optional().describe('What it is.'),
      },
      relationships: {},
    }),
  },
  nodes: {
    Author: node({
      description: 'Somebody who writes.',
      plural: 'authors',
      implements: 'Entity',
      properties: { born: z.int().optional().describe('Year of birth.') },
      relationships: {
        books: outgoing('WROTE', 'Book', 'What they wrote.', {
          inferable: true,
          properties: { share: z.number().optional().describe('How much of it.') },
        }),
      },
      indexes: ['born'],
    }),
    Book: node({
      description: 'Something to read.',
      plural: 'books',
      implements: 'Entity',
      properties: {
        pages: z.int().describe('How long it is.'),
        binding: enumeration(
          'Binding',
          'How it is bound.',
          { HARD: 'In boards.', SOFT: 'In paper.' },
          { HARD: 'hardcover' },
        )
          .optional()
          .describe('How it is bound.'),
      },
      relationships: { authors: incoming('WROTE', 'Author', 'Who wrote it.') },
    }),
    Shelf: node({
      description: 'Where books stand.',
      plural: 'shelves',
      properties: {},
      relationships: { books: outgoing('HOLDS', 'Book', 'What stands there.', { structural: true }) },
    }),
  },
  evidence: {
    name: 'Evidence',
    description: 'What a statement stands on.',
    properties: { note: z.string().optional().describe('What to add.') },
    relationships: {},
  },
});

export function author(slug: string, properties: Record<string, unknown> = {}): NodeRecord {
  return { type: 'Author', slug, properties: { name: `Author ${slug}`, ...properties } };
}

export function book(slug: string, properties: Record<string, unknown> = {}): NodeRecord {
  return { type: 'Book', slug, properties: { name: `Book ${slug}`, pages: 100, ...properties } };
}

export function wrote(
  from: string,
  to: string,
  properties: Record<string, unknown> = {},
): RelationshipRecord {
  return { type: 'WROTE', from: { type: 'Author', slug: from }, to: { type: 'Book', slug: to }, properties };
}

/** One author and `count` books, all of them theirs. Every book's page count is `mark`, so that a mixture shows. */
export function shelfOf(count: number, mark: number): Records {
  const slugs = Array.from({ length: count }, (_, place) => `book-${place}`);
  return {
    nodes: [author('ann'), ...slugs.map((slug) => book(slug, { pages: mark }))],
    relationships: slugs.map((slug) => wrote('ann', slug)),
  };
}
