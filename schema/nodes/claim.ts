import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { note } from './note.ts';

export const claim = node({
  description: 'A statement of the source about its subjects as a whole, such as how their pay compares.',
  plural: 'claims',
  implements: 'Entity',
  properties: {
    topics: z.array(z.string()).optional().describe('What the claim lists, where it is a list.'),
    note,
  },
  relationships: {
    about: outgoing('ABOUT', ['Role', 'Trend', 'Challenge'], 'What the claim is about.'),
    explainedBy: incoming('EXPLAINS', 'SalaryFactor', 'What accounts for it.'),
  },
});
