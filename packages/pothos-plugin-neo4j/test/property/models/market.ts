import {
  defineGraph,
  enumeration,
  incoming,
  node,
  nodeInterface,
  outgoing,
  union,
} from '@rolegraph/graph-model';
import { z } from 'zod';
import type { Model } from '../model.ts';
import { buildSchema } from './parts.ts';

const Colour = enumeration(
  'Colour',
  'Colours, stored otherwise than they are called.',
  { RED: 'Warm.', DARK_BLUE: 'Cold.', NONE: 'Unpainted.' },
  { RED: 'red', DARK_BLUE: 'dark blue' },
);

/** Book-keeping relationships, unions of types, to-one in both directions, several types read as one, inferred ones shown unasked, every kind of value. */
const graph = defineGraph({
  interfaces: {
    Party: nodeInterface({
      description: 'Who can trade.',
      properties: {
        name: z.string().optional().describe('Its name.'),
        worth: z.number().optional().describe('How rich.'),
      },
      relationships: {
        deals: incoming(['BUYER', 'SELLER'], 'Deal', 'Deals that it is part of.'),
        partners: outgoing('PARTNER_OF', 'Party', 'Its partners.', { inferable: true }),
        knownBy: incoming('KNOWS', 'Person', 'Who knows it.'),
      },
    }),
  },
  nodes: {
    Person: node({
      description: 'A person.',
      plural: 'people',
      implements: 'Party',
      properties: {
        active: z.boolean().describe('Still there.'),
        birthday: z.iso.date().optional().describe('When born.'),
      },
      relationships: {
        knows: outgoing('KNOWS', 'Party', 'Whom they know.', { inferable: 'shown' }),
        holdings: outgoing('HOLDS', 'Holding', 'What they hold.', {
          inferable: true,
          properties: { share: z.number().optional().describe('How much of it.') },
        }),
        favourite: outgoing('LIKES_BEST', 'Holding', 'What they like best.', { one: true }),
        employer: outgoing('WORKS_FOR', 'Firm', 'Where they work.', {
          one: true,
          inferable: true,
          properties: { since: z.iso.date().optional().describe('Since when.') },
        }),
      },
    }),
    Firm: node({
      description: 'A firm.',
      plural: 'firms',
      implements: 'Party',
      properties: {
        colours: z.array(Colour).default([]).describe('Its colours.'),
        years: z.array(z.int()).optional().describe('Good years.'),
      },
      relationships: {
        staff: incoming('WORKS_FOR', 'Person', 'Who works there.'),
        flagship: incoming('FLAGSHIP_OF', 'Stall', 'Its best stall.', { one: true }),
      },
    }),
    Deal: node({
      description: 'A deal.',
      plural: 'deals',
      properties: {
        price: z.int().optional().describe('What was paid.'),
        on: z.iso.date().describe('When.'),
        colour: Colour.optional().describe('Of the paper.'),
      },
      relationships: {
        buyer: outgoing('BUYER', 'Party', 'Who buys.', { one: true, structural: true }),
        sellers: outgoing('SELLER', 'Party', 'Who sells.', {
          structural: true,
          properties: { part: z.number().optional().describe('Of the whole.') },
        }),
        heldBy: incoming('HOLDS', 'Person', 'Who holds it.'),
        follows: outgoing('FOLLOWS', 'Deal', 'Deals that it follows from.', { structural: true }),
        before: incoming('FOLLOWS', 'Deal', 'Deals that follow from it.'),
      },
    }),
    Stall: node({
      description: 'A stall, which is no party.',
      plural: 'stalls',
      properties: {
        size: z.int().describe('In square metres.'),
        open: z.boolean().optional().describe('Now.'),
      },
      relationships: { flagshipOf: outgoing('FLAGSHIP_OF', 'Firm', 'Whose best one it is.') },
    }),
  },
  unions: {
    Holding: union('What somebody may hold.', ['Deal', 'Stall', 'Firm']),
  },
  evidence: {
    name: 'Claim',
    ...nodeInterface({
      description: 'A claim.',
      properties: {
        note: z.string().optional().describe('A note.'),
        weight: z.int().optional().describe('How firm.'),
      },
      relationships: {},
    }),
  },
});

export const market: Model = {
  name: 'market',
  graph,
  traversals: [],
  schema: buildSchema(graph),
  matched: {},
  answers: {},
};
