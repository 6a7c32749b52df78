import { node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

export const salaryFactor = node({
  description: 'Something that moves pay, such as location.',
  plural: 'salaryFactors',
  implements: 'Entity',
  properties: {},
  relationships: {
    roles: outgoing('INFLUENCES_PAY_OF', 'Role', 'Roles whose pay it moves.', {
      properties: { effect: z.string().optional().describe('In what way it moves the pay.') },
    }),
    explains: outgoing('EXPLAINS', 'Claim', 'Claims that it accounts for.'),
  },
});
