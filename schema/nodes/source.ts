import { z } from 'zod';
import { incoming, node, outgoing } from '../../src/graph/index.ts';
import { note } from './note.ts';

export const source = node({
  description:
    'Someone who reports figures, recruits or gives advice. A source without a name is one of its own.',
  plural: 'sources',
  implements: 'Entity',
  properties: {
    kind: z
      .string()
      .optional()
      .describe('The sort of source: salary source, data provider, publisher and so on.'),
    internalResearch: z.boolean().optional().describe('True where its figures are research of its own.'),
    note,
  },
  relationships: {
    salaryFigures: incoming('REPORTED_BY', 'SalaryFigure', 'Figures about pay that it reports.'),
    statistics: incoming('REPORTED_BY', 'Statistic', 'Other figures that it reports.'),
    recruitsFor: outgoing('RECRUITS', 'Role', 'Roles that it recruits for.'),
    recommends: outgoing('RECOMMENDS', 'Practice', 'Practices that it recommends.'),
    attributedFacts: incoming(
      'ACCORDING_TO',
      'Fact',
      'Everything that the graph knows on its word, whatever the subject.',
    ),
  },
});
