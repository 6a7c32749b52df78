import { z } from 'zod';
import { incoming, node, outgoing } from '../../src/graph/index.ts';

export const framework = node({
  description: 'A framework, library, platform or kind of tool, such as PyTorch.',
  plural: 'frameworks',
  implements: 'Entity',
  properties: {
    kind: z.string().optional().describe('Whether the source names a product or only a kind of tool.'),
    category: z
      .string()
      .optional()
      .describe('What sort of tool it is: framework, library, platform and so on.'),
    hot: z.boolean().optional().describe('Whether it is often asked for in job postings across all roles.'),
    purpose: z.string().optional().describe('What it is used for.'),
  },
  relationships: {
    usedBy: incoming('USES', 'Role', 'Roles that work with it.'),
    domains: outgoing('USED_FOR', 'Domain', 'Technical domains that it serves.'),
    categories: outgoing(
      'IN_CATEGORY',
      'Category',
      'Kinds of technology that it is filed under, over all roles that use it.',
    ),
    isA: outgoing('IS_A', 'Framework', 'Kinds of tools that it belongs to.'),
    kinds: incoming('IS_A', 'Framework', 'Tools of this kind.'),
    neededBy: incoming('NEEDS_TOOL', 'ProjectType', 'Kinds of projects that need it.'),
  },
});
