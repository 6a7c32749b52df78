import { incoming, node, outgoing } from '@rolegraph/graph-model';

export const priority = node({
  description: 'Something that roles put first, such as transparency.',
  plural: 'priorities',
  implements: 'Entity',
  properties: {},
  relationships: {
    roles: incoming('PRIORITIZES', 'Role', 'Roles that put it first.'),
    outcomes: outgoing('LEADS_TO', 'Outcome', 'What putting it first leads to.'),
  },
});
