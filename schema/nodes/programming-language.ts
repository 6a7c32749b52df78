import { incoming, node } from '@rolegraph/graph-model';
import { z } from 'zod';

export const programmingLanguage = node({
  description: 'A programming language, such as Python.',
  plural: 'programmingLanguages',
  implements: 'Entity',
  properties: {
    purpose: z.string().optional().describe('What it is used for.'),
  },
  relationships: {
    usedBy: incoming('USES_LANGUAGE', 'Role', 'Roles that write it.'),
  },
});
