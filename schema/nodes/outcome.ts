import { enumeration, incoming, node } from '@rolegraph/graph-model';

const kind = enumeration(
  'OutcomeKind',
  'Sorts of outcomes.',
  { BENEFIT: 'Something gained.', SHARED: 'Something that several roles have in common.' },
  { BENEFIT: 'benefit', SHARED: 'shared' },
);

export const outcome = node({
  description: 'Something that work or a practice leads to, such as better collaboration.',
  plural: 'outcomes',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of outcome.'),
  },
  relationships: {
    ledToBy: incoming('LEADS_TO', ['Role', 'Skill', 'Priority', 'Practice', 'Trend'], 'What leads to it.'),
    overlapOf: incoming('OVERLAPS_IN', 'Role', 'Roles that overlap in it.'),
    characterizedBy: incoming('CHARACTERIZES', 'Practice', 'Practices that are its mark.'),
  },
});
