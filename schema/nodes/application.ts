import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

export const application = node({
  description: 'A real-world application, such as churn prediction.',
  plural: 'applications',
  implements: 'Entity',
  properties: {
    problem: z.string().optional().describe('The problem that it solves.'),
  },
  relationships: {
    industries: outgoing('APPLIES_IN', 'Industry', 'Industries that it is applied in.', { inferable: true }),
    builtBy: incoming('BUILDS', 'Role', 'Roles that build it.'),
  },
});
