import { z } from 'zod';
import { incoming, node } from '../../src/graph/index.ts';

export const outcome = node({
  description: 'Something that work or a practice leads to, such as better collaboration.',
  plural: 'outcomes',
  implements: 'Entity',
  properties: {
    kind: z.string().optional().describe('The sort of outcome: a benefit, or one that several roles share.'),
  },
  relationships: {
    ledToBy: incoming('LEADS_TO', ['Role', 'Skill', 'Priority', 'Practice', 'Trend'], 'What leads to it.'),
    overlapOf: incoming('OVERLAPS_IN', 'Role', 'Roles that overlap in it.'),
    characterizedBy: incoming('CHARACTERIZES', 'Practice', 'Practices that are its mark.'),
  },
});
