import { incoming, node } from '@rolegraph/graph-model';

export const domain = node({
  description: 'A technical domain, such as computer vision.',
  plural: 'domains',
  implements: 'Entity',
  properties: {},
  relationships: {
    frameworks: incoming('USED_FOR', 'Framework', 'Frameworks that serve the domain.'),
    roles: incoming('WORKS_WITH_DOMAIN', 'Role', 'Roles that work in the domain.'),
  },
});
