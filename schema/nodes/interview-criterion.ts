import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';

const signal = enumeration(
  'InterviewSignal',
  'What an answer in an interview is a sign of.',
  {
    PRODUCTION_UNDERSTANDING: 'The person understands AI systems in production.',
    BUSINESS_ALIGNMENT: 'The person is in line with business goals.',
    NOT_SUFFICIENT: 'Good to have, but not enough by itself.',
  },
  {
    PRODUCTION_UNDERSTANDING: 'understands production-level AI systems',
    BUSINESS_ALIGNMENT: 'aligned with business goals',
    NOT_SUFFICIENT: 'not sufficient',
  },
);

export const interviewCriterion = node({
  description: 'Something to look for in an interview.',
  plural: 'interviewCriteria',
  implements: 'Entity',
  properties: {
    signals: signal.optional().describe('What it is a sign of.'),
  },
  relationships: {
    skills: outgoing(
      'ASSESSES',
      'Skill',
      'Skills that it tells about. Where it is not sufficient, it tells that they are lacking.',
    ),
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this criterion is an answer to.'),
  },
});
