import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';
import { note } from './note.ts';

const kind = enumeration(
  'PracticeKind',
  'Sorts of practices.',
  {
    ORGANIZATIONAL: 'How an organization sets up its work.',
    HIRING: 'How people are hired.',
    CHOICE_CRITERION: 'By what to choose between roles.',
    PUBLISHER_PRACTICE: "What the source's own publisher does.",
  },
  {
    ORGANIZATIONAL: 'organizational',
    HIRING: 'hiring',
    CHOICE_CRITERION: 'choice criterion',
    PUBLISHER_PRACTICE: 'Alpha Apex Group practice',
  },
);

export const practice = node({
  description: 'Something that organizations can do, such as defining roles clearly.',
  plural: 'practices',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of practice.'),
    note,
  },
  relationships: {
    outcomes: outgoing('LEADS_TO', 'Outcome', 'What the practice leads to.'),
    characterizes: outgoing('CHARACTERIZES', 'Outcome', 'Outcomes that the practice is the mark of.'),
    partOf: outgoing('PART_OF', 'Practice', 'Wider practices that this one belongs to.'),
    parts: incoming('PART_OF', 'Practice', 'Practices that belong to this one.'),
    roles: outgoing('GUIDES_CHOICE_BETWEEN', 'Role', 'Roles between which it helps to choose.'),
    statistics: outgoing('HAS_STATISTIC', 'Statistic', 'Figures about the practice.'),
    recommendedBy: incoming('RECOMMENDS', 'Source', 'Who recommends it.'),
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this practice is an answer to.'),
  },
});
