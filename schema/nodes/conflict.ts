import { enumeration, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

const stance = enumeration('Stance', 'On which side of a conflict a fact stands.', {
  SUPPORTS: 'The fact is on the side of what is claimed.',
  DISPUTES: 'The fact is on the other side.',
});

export const conflict = node({
  description:
    'A place where the source disagrees with itself, leaves out what it builds on, or does not add up.',
  plural: 'conflicts',
  properties: {
    kind: z
      .string()
      .describe(
        'The sort of conflict, in our words: arithmetic, role conflict, missing source and so on. An open list.',
      ),
    description: z.string().describe('What disagrees with what, in our words.'),
    sections: z
      .array(z.string().meta({ references: 'Section' }))
      .describe('Sections of the source that take part.'),
  },
  relationships: {
    facts: outgoing('INVOLVES', 'Fact', 'The facts that disagree.', {
      structural: true,
      properties: {
        stance: stance.optional().describe('On which side the fact stands, where there are two.'),
      },
    }),
    entities: outgoing('CONCERNS', 'Entity', 'What the conflict is about.', { structural: true }),
  },
});
