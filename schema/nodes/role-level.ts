import { z } from 'zod';
import { incoming, node, outgoing } from '../../src/graph/index.ts';

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
