import { incoming, node } from '@rolegraph/graph-model';

export const task = node({
  description: 'A task of an occupation, as a taxonomy words it. Its name is the whole statement.',
  plural: 'tasks',
  implements: 'Entity',
  properties: {},
  relationships: {
    performedBy: incoming('PERFORMS', 'Role', 'Roles that carry it out.'),
    revisedBy: incoming('REVISES', 'EmergingTask', 'Newer wordings that are about to take its place.'),
  },
});
