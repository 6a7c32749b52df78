import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

const kind = enumeration(
  'FrameworkKind',
  'Whether a source names a product.',
  { NAMED_PRODUCT: 'A product by its name.', TOOL_CLASS: 'Only a kind of tool.' },
  { NAMED_PRODUCT: 'named product', TOOL_CLASS: 'tool class' },
);

const frameworkCategory = enumeration(
  'FrameworkCategory',
  'What sort of tool something is.',
  {
    FRAMEWORK: 'What an application is built within.',
    LIBRARY: 'What an application calls.',
    PLATFORM: 'What work is done on.',
    CLOUD_PLATFORM: 'A platform that a provider runs.',
    DEVELOPMENT_TOOL: 'What developers work with.',
    PRACTICE_OR_TOOL: 'A practice, or the tools for it.',
    TOOL_CLASS: 'A kind of tool without a product.',
  },
  {
    FRAMEWORK: 'framework',
    LIBRARY: 'library',
    PLATFORM: 'platform',
    CLOUD_PLATFORM: 'cloud platform',
    DEVELOPMENT_TOOL: 'dev tool',
    PRACTICE_OR_TOOL: 'practice/tool',
    TOOL_CLASS: 'tool class',
  },
);

export const framework = node({
  description: 'A framework, library, platform or kind of tool, such as PyTorch.',
  plural: 'frameworks',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('Whether the source names a product or only a kind of tool.'),
    category: frameworkCategory
      .optional()
      .describe('What sort of tool it is. A classification of its own, a dataset gives by `categories`.'),
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
