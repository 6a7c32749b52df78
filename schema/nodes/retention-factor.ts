import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';

const polarity = enumeration(
  'RetentionPolarity',
  'Whether something makes people stay.',
  {
    STAY: 'People stay for it.',
    LEAVE: 'People leave because of it.',
    EMPLOYER_ACTION: 'Something that the employer does to make people stay.',
  },
  { STAY: 'stay', LEAVE: 'leave', EMPLOYER_ACTION: 'employer action' },
);

export const retentionFactor = node({
  description: 'Something that keeps people in a role or drives them out.',
  plural: 'retentionFactors',
  implements: 'Entity',
  properties: {
    polarity: polarity
      .optional()
      .describe('Whether it makes people stay or leave, or is an action of the employer.'),
  },
  relationships: {
    roles: outgoing('RETENTION_EFFECT_ON', 'Role', 'Roles on which it has this effect.', {
      properties: {
        polarity: polarity
          .optional()
          .describe('Whether people in the role stay or leave, or what the employer does.'),
      },
    }),
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this factor is an answer to.'),
  },
});
