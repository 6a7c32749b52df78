import { incoming, node, outgoing } from '@rolegraph/graph-model';

export const tool = node({
  description:
    'A machine, an instrument or other equipment, such as a desktop calculator. Software is a Framework.',
  plural: 'tools',
  implements: 'Entity',
  properties: {},
  relationships: {
    usedBy: incoming('USES_TOOL', 'Role', 'Roles that work with it.'),
    categories: outgoing(
      'IN_CATEGORY',
      'Category',
      'Kinds of commodities that it is filed under, over all roles that use it.',
    ),
  },
});
