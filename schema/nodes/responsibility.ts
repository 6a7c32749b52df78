import { incoming, node } from '@rolegraph/graph-model';
import { z } from 'zod';

export const responsibility = node({
  description: 'Something that a role answers for.',
  plural: 'responsibilities',
  implements: 'Entity',
  properties: {
    theme: z.string().optional().describe('The kind of work it belongs to, such as system design.'),
  },
  relationships: {
    roles: incoming('HAS_RESPONSIBILITY', 'Role', 'Roles that answer for it.'),
  },
});
