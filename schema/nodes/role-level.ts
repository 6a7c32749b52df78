import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

export const roleLevel = node({
  description: 'A level of seniority within a role, such as staff or lead.',
  plural: 'roleLevels',
  implements: 'Entity',
  properties: {
    region: z.string().optional().describe('Where the level is described, such as `US`.'),
  },
  relationships: {
    roles: outgoing('LEVEL_OF', 'Role', 'Roles that have this level.'),
    salaryFigures: incoming('FOR_LEVEL', 'SalaryFigure', 'Figures about pay at this level.'),
  },
});
