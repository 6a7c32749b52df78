import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { code, retired, uri } from './identifiers.ts';

export const skillGroup = node({
  description: 'A group of skills or of fields of knowledge in a classification.',
  plural: 'skillGroups',
  implements: 'Entity',
  properties: { code, uri, retired },
  relationships: {
    broader: outgoing('BROADER', 'SkillGroup', 'Wider groups that this one belongs to.', {
      hierarchical: true,
    }),
    narrower: incoming('BROADER', ['Skill', 'SkillGroup'], 'Skills and narrower groups directly within it.'),
  },
});
