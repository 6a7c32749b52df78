import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { ordinal } from '../scale.ts';

export const workflowStep = node({
  description: 'A step of a workflow, such as preparing information.',
  plural: 'workflowSteps',
  implements: 'Entity',
  properties: {
    workflow: z.string().optional().describe('The workflow that the step belongs to.'),
    order: ordinal.optional().describe('Place of the step in its workflow, from 1.'),
  },
  relationships: {
    performedBy: incoming('PERFORMS', 'Role', 'Roles that carry the step out.'),
    next: outgoing('NEXT', 'WorkflowStep', 'Steps that come right after it.'),
    previous: incoming('NEXT', 'WorkflowStep', 'Steps that come right before it.'),
  },
});
