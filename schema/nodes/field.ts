import { incoming, node, outgoing } from '@rolegraph/graph-model';

export const field = node({
  description: 'A field of study and work that roles belong to, such as machine learning.',
  plural: 'fields',
  implements: 'Entity',
  properties: {},
  relationships: {
    subsetOf: outgoing('SUBSET_OF', 'Field', 'Wider fields that this one is part of.'),
    subsets: incoming('SUBSET_OF', 'Field', 'Narrower fields within this one.'),
    roles: incoming('WORKS_IN', 'Role', 'Roles that belong to the field.'),
  },
});
