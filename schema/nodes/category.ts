import { z } from 'zod';
import { incoming, node } from '../../src/graph/index.ts';

export const category = node({
  description: 'A kind of technology in a commodity classification, such as document management software.',
  plural: 'categories',
  implements: 'Entity',
  properties: {
    commodityClass: z.string().optional().describe('The class of commodities that it belongs to.'),
    family: z.string().optional().describe('The family of commodities that the class belongs to.'),
    segment: z.string().optional().describe('The segment of the classification that the family belongs to.'),
  },
  relationships: {
    frameworks: incoming('IN_CATEGORY', 'Framework', 'Technologies of this kind.'),
  },
});
