import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { scale } from '../scale.ts';
import { code, retired, uri } from './identifiers.ts';

export const occupationGroup = node({
  description: 'A group of occupations in a classification such as ISCO-08.',
  plural: 'occupationGroups',
  implements: 'Entity',
  properties: {
    code,
    uri,
    retired,
    greenShare: scale(0, 1)
      .optional()
      .describe(
        'How green the work is: the share of green skills, weighted over its occupations, from 0 to 1.',
      ),
  },
  relationships: {
    broader: outgoing('BROADER', 'OccupationGroup', 'The wider group that this one belongs to.', {
      hierarchical: true,
    }),
    narrower: incoming(
      'BROADER',
      ['Role', 'OccupationGroup'],
      'Occupations and narrower groups directly within it.',
    ),
  },
});
