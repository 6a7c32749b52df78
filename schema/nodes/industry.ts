import { incoming, node } from '@rolegraph/graph-model';
import { z } from 'zod';
import { code, uri } from './identifiers.ts';
import { note } from './note.ts';

export const industry = node({
  description: 'An industry, such as healthcare.',
  plural: 'industries',
  implements: 'Entity',
  properties: {
    namedInSource: z
      .boolean()
      .describe('False where the source only describes applications and the industry is our inference.'),
    note,
    code,
    uri,
  },
  relationships: {
    employs: incoming('EMPLOYED_IN', 'Role', 'Roles that it employs people in, with figures.'),
    roles: incoming('IN_INDUSTRY', 'Role', 'Roles that belong to it in a classification.'),
    impactedBy: incoming('IMPACTS', 'Role', 'Roles that change the industry.'),
    applications: incoming('APPLIES_IN', 'Application', 'Real-world applications in the industry.'),
  },
});
