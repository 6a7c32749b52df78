import { incoming, matched, node } from '@rolegraph/graph-model';
import { z } from 'zod';

export const category = node({
  description:
    'A kind of technology or tool in a commodity classification, such as document management software.',
  plural: 'categories',
  implements: 'Entity',
  properties: {
    commodityClass: z.string().optional().describe('The class of commodities that it belongs to.'),
    family: z.string().optional().describe('The family of commodities that the class belongs to.'),
    segment: z.string().optional().describe('The segment of the classification that the family belongs to.'),
  },
  relationships: {
    frameworks: incoming(
      'IN_CATEGORY',
      'Framework',
      'Technologies of this kind. A role that uses one of them may use it as another kind: `usedBy` gives the roles that use one as this kind.',
    ),
    tools: incoming(
      'IN_CATEGORY',
      'Tool',
      'Tools of this kind. A role that uses one of them may use it as another kind: `usedBy` gives the roles that use one as this kind.',
    ),
    usedBy: matched(
      'Role',
      '($source)<-[:IN_CATEGORY]-(:Framework|Tool)<-[use:USES|USES_TOOL WHERE $source.slug IN use.categories]-($target:Role)',
      'Roles that use a technology or tool as this kind, each once, however many of them it uses.',
      { distinct: true },
    ),
  },
});
