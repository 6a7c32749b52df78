import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { note } from './note.ts';

export const team = node({
  description: 'A team or group of people that roles work with, such as the security team.',
  plural: 'teams',
  implements: 'Entity',
  properties: {
    note,
  },
  relationships: {
    collaborators: incoming('COLLABORATES_WITH', 'Role', 'Roles that work with the team.'),
    alignedRoles: incoming('ALIGNS_WITH', 'Role', 'Roles that must be in step with the team.'),
    challenges: outgoing('EXPERIENCES', 'Challenge', 'Challenges that the team meets.'),
  },
});
