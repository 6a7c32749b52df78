import { node, outgoing } from '@rolegraph/graph-model';

export const question = node({
  description: 'A question that readers ask, with what answers it.',
  plural: 'questions',
  implements: 'Entity',
  properties: {},
  relationships: {
    answers: outgoing(
      'ANSWERED_BY',
      ['ProjectType', 'Challenge', 'Practice', 'InterviewCriterion', 'RetentionFactor'],
      'What answers the question.',
    ),
  },
});
