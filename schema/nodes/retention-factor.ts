import { z } from 'zod';
import { incoming, node, outgoing } from '../../src/graph/index.ts';

export const retentionFactor = node({
  description: 'Something that keeps people in a role or drives them out.',
  plural: 'retentionFactors',
  implements: 'Entity',
  properties: {
    polarity: z
      .string()
      .optional()
      .describe('Whether it makes people stay or leave, or is an action of the employer.'),
  },
  relationships: {
    roles: outgoing('RETENTION_EFFECT_ON', 'Role', 'Roles on which it has this effect.', {
      properties: {
        effect: z
          .string()
          .optional()
          .describe('Whether people in the role stay or leave, or what the employer does.'),
      },
    }),
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this factor is an answer to.'),
  },
});
