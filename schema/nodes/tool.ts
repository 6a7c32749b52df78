import { z } from 'zod';
import { incoming, node } from '../../src/graph/index.ts';

export const tool = node({
  description:
    'A machine, an instrument or other equipment, such as a desktop calculator. Software is a Framework.',
  plural: 'tools',
  implements: 'Entity',
  properties: {
    categories: z
      .array(z.string())
      .optional()
      .describe('Kinds of commodities that the source files it under, such as `Desktop calculator`.'),
  },
  relationships: {
    usedBy: incoming('USES_TOOL', 'Role', 'Roles that work with it.'),
  },
});
