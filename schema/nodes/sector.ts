import { node, outgoing } from '@rolegraph/graph-model';

export const sector = node({
  description: 'A part of the job market, such as high-tier tech firms.',
  plural: 'sectors',
  implements: 'Entity',
  properties: {},
  relationships: {
    salaryFigures: outgoing('PAYS', 'SalaryFigure', 'Figures about what is paid there.'),
    trends: outgoing('PUBLISHES', 'Trend', 'Trends that show there.'),
  },
});
