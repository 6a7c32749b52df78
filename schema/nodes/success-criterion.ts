import { incoming, node } from '@rolegraph/graph-model';

export const successCriterion = node({
  description: "A condition under which a role's work counts as a success.",
  plural: 'successCriteria',
  implements: 'Entity',
  properties: {},
  relationships: {
    roles: incoming('SUCCEEDS_WHEN', 'Role', 'Roles that are measured by it.'),
  },
});
