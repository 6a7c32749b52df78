import { z } from 'zod';
import { incoming, node } from '../../src/graph/index.ts';

export const interviewCriterion = node({
  description: 'Something to look for in an interview.',
  plural: 'interviewCriteria',
  implements: 'Entity',
  properties: {
    signals: z.string().optional().describe('What it is a sign of.'),
  },
  relationships: {
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this criterion is an answer to.'),
  },
});
