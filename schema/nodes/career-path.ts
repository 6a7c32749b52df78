import { incoming, node, outgoing } from '@rolegraph/graph-model';

export const careerPath = node({
  description: 'A way that a career can go, such as into leadership.',
  plural: 'careerPaths',
  implements: 'Entity',
  properties: {},
  relationships: {
    openTo: outgoing('OPEN_TO', 'Role', 'Roles from which the path can be taken.'),
    buildsOn: outgoing('BUILDS_ON', 'Role', 'Roles that the path starts from.'),
    skills: outgoing('REQUIRES_SKILL', 'Skill', 'Skills that the path needs.'),
    supportedBy: incoming('SUPPORTS', 'Skill', 'Skills that help along the path.'),
  },
});
