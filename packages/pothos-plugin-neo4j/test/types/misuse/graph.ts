import { defineGraph, incoming, matched, node, nodeInterface, outgoing, union } from '@rolegraph/graph-model';
import { z } from 'zod';
import { evidence } from '../../../../../schema/provenance.ts';

const Thing = nodeInterface({
  description: 'Anything.',
  properties: { title: z.string().describe('What it is called.') },
  relationships: {},
});
const Fact = node({ description: 'A fact.', plural: 'facts', properties: {}, relationships: {} });
const interfaces = { Thing };

export const unknownTarget = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.by: there is no node type Writer">
    Book: node({
      description: 'A book.',
      plural: 'books',
      properties: {},
      relationships: { by: outgoing('BY', 'Writer', 'Who wrote it.') },
    }),
  },
});

export const oneUnknownTargetOfTwo = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.like: there is no node type Film">
    Book: node({
      description: 'A book.',
      plural: 'books',
      implements: 'Thing',
      properties: {},
      relationships: { like: outgoing('LIKE', ['Book', 'Film'], 'What is like it.') },
    }),
  },
});

export const unknownTargetOfAPattern = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.shelf: there is no node type Shelf">
    Book: node({
      description: 'A book.',
      plural: 'books',
      properties: {},
      relationships: { shelf: matched('Shelf', '($target:Shelf)', 'Where it stands.') },
    }),
  },
});

export const unknownTargetOfAnInterface = defineGraph({
  evidence,
  interfaces: {
    // error: Misuse<"Kept.shelf: there is no node type Shelf">
    Kept: nodeInterface({
      description: 'What is kept.',
      properties: {},
      relationships: { shelf: matched('Shelf', '($target:Shelf)', 'Where it stands.') },
    }),
  },
  nodes: { Fact },
});

export const unknownInterface = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book implements Work, which is not declared">
    Book: node({
      description: 'A book.',
      plural: 'books',
      implements: 'Work',
      properties: {},
      relationships: {},
    }),
  },
});

export const incomingSideAlone = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    Book: node({ description: 'A book.', plural: 'books', properties: {}, relationships: {} }),
    // error: Misuse<"Author.books: Book declares no outgoing BY to Author">
    Author: node({
      description: 'An author.',
      plural: 'authors',
      properties: {},
      relationships: { books: incoming('BY', 'Book', 'What they wrote.') },
    }),
  },
});

export const incomingSideOfTwoOfWhichOneIsMissing = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    Book: node({
      description: 'A book.',
      plural: 'books',
      properties: {},
      relationships: { by: outgoing('BY', 'Author', 'Who wrote it.') },
    }),
    // error: Misuse<"Author.books: Book declares no outgoing EDITED_BY to Author">
    Author: node({
      description: 'An author.',
      plural: 'authors',
      properties: {},
      relationships: { books: incoming(['BY', 'EDITED_BY'], 'Book', 'What they wrote.') },
    }),
  },
});

export const incomingSideOfARelationshipToAnotherType = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    Book: node({
      description: 'A book.',
      plural: 'books',
      properties: {},
      relationships: { by: outgoing('BY', 'Fact', 'Who wrote it.') },
    }),
    // error: Misuse<"Author.books: Book declares no outgoing BY to Author">
    Author: node({
      description: 'An author.',
      plural: 'authors',
      properties: {},
      relationships: { books: incoming('BY', 'Book', 'What they wrote.') },
    }),
  },
});

export const targetsWithNothingInCommon = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.about: its targets share no interface: declare a union of them">
    Book: node({
      description: 'A book.',
      plural: 'books',
      implements: 'Thing',
      properties: {},
      relationships: { about: outgoing('ABOUT', ['Book', 'Fact'], 'What it is about.') },
    }),
  },
});

export const propertyThatEveryNodeHas = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.slug is declared twice">
    Book: node({
      description: 'A book.',
      plural: 'books',
      properties: { slug: z.string().describe('The slug.') },
      relationships: {},
    }),
  },
});

export const propertyThatTheInterfaceHas = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.title is declared twice">
    Book: node({
      description: 'A book.',
      plural: 'books',
      implements: 'Thing',
      properties: { title: z.string().describe('The title.') },
      relationships: {},
    }),
  },
});

export const relationshipNamedLikeAProperty = defineGraph({
  interfaces,
  evidence,
  nodes: {
    Fact,
    // error: Misuse<"Book.title is declared twice">
    Book: node({
      description: 'A book.',
      plural: 'books',
      properties: { title: z.string().describe('The title.') },
      relationships: { title: outgoing('TITLED', 'Book', 'What has its title.') },
    }),
  },
});

export const unionOfAnUnknownType = defineGraph({
  interfaces,
  evidence,
  nodes: { Fact, Note: node({ description: 'A note.', plural: 'notes', properties: {}, relationships: {} }) },
  unions: {
    Known: union('What is known.', ['Fact', 'Note']),
    // error: Misuse<"Work: there is no node type Song">
    Work: union('A work.', ['Fact', 'Song']),
    // error: Misuse<"Note is declared twice">
    Note: union('A note.', ['Fact', 'Note']),
  },
});
