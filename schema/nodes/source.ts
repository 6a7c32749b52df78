import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { note } from './note.ts';

const kind = enumeration(
  'SourceKind',
  'Sorts of sources.',
  {
    SALARY_SOURCE: 'Reports figures about pay.',
    DATA_PROVIDER: 'Publishes data of other kinds, or of many.',
    PUBLISHER: 'Publishes the text that the dataset is made from.',
  },
  {
    SALARY_SOURCE: 'salary source',
    DATA_PROVIDER: 'data provider',
    PUBLISHER: 'publisher / recruiter',
  },
);

export const source = node({
  description:
    'Someone who reports figures, recruits or gives advice. A source without a name is one of its own.',
  plural: 'sources',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of source.'),
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
