import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { strength } from '../provenance.ts';

export const fact = node({
  description:
    'One mention in the source: that something exists, or that a subject stands in a relation to an object.',
  plural: 'facts',
  properties: {
    predicate: z
      .string()
      .optional()
      .describe(
        'The relationship type that is stated, such as `REQUIRES_SKILL`. Null where the source only mentions the subject.',
      ),
    strength: strength.describe('How firmly this mention says it.'),
    note: z.string().optional().describe('What the mention adds or leaves open, in our words.'),
  },
  relationships: {
    subject: outgoing('SUBJECT', 'Entity', 'What the fact is about.', {
      one: true,
      structural: true,
      inferable: 'shown',
    }),
    object: outgoing(
      'OBJECT',
      'Entity',
      'The other end of the relation. Null where the source only mentions the subject.',
      {
        one: true,
        structural: true,
        inferable: 'shown',
      },
    ),
    section: outgoing('IN_SECTION', 'Section', 'Where the source says it.', {
      one: true,
      structural: true,
      inferable: 'shown',
    }),
    source: outgoing(
      'ACCORDING_TO',
      'Source',
      'Who says it: the source that the figure is taken from, else the publisher.',
      {
        one: true,
        structural: true,
        inferable: 'shown',
      },
    ),
    conflicts: incoming('INVOLVES', 'Conflict', 'Conflicts that this fact is part of.'),
  },
});
