import { z } from 'zod';
import { incoming, node } from '../../src/graph/index.ts';

export const deliverable = node({
  description: 'Something that a role hands over.',
  plural: 'deliverables',
  implements: 'Entity',
  properties: {
    kind: z
      .string()
      .optional()
      .describe('The sort of deliverable: expected result, example product and so on.'),
  },
  relationships: {
    deliveredBy: incoming('DELIVERS', 'Role', 'Roles that hand it over.'),
  },
});
