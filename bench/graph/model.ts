import { z } from 'zod';
import { defineGraph, incoming, node, nodeInterface, outgoing } from '../../src/graph/index.ts';

/**
 * The graph that is measured: O*NET's occupations as roles, with the numbers that O*NET has on its edges. It is declared
 * here and not in `schema/`, because it has properties that the product does not, and because the plugin stands alone.
 */
export const model = defineGraph({
  interfaces: {
    Entity: nodeInterface({
      description: 'Anything with a name.',
      properties: {
        name: z.string().describe('What it is called.'),
        description: z.string().optional().describe('What it is, in a sentence or two.'),
      },
      relationships: {},
    }),
  },
  nodes: {
    Role: node({
      description: 'An occupation.',
      plural: 'roles',
      implements: 'Entity',
      properties: {},
      relationships: {
        skills: outgoing('REQUIRES_SKILL', 'Skill', 'Skills and knowledge that it needs.', {
          properties: {
            importance: z.number().optional().describe('How important, from 1 to 5.'),
            level: z.number().optional().describe('At what level, from 0 to 7.'),
          },
        }),
        frameworks: outgoing('USES', 'Framework', 'Technologies that it works with.', {
          properties: { inDemand: z.boolean().optional().describe('Whether employers often ask for it.') },
        }),
        tasks: outgoing('PERFORMS', 'Task', 'What is done in it.'),
        related: outgoing('RELATED_TO', 'Role', 'Occupations that are near to it.'),
      },
    }),
    Skill: node({
      description: 'A skill or a field of knowledge.',
      plural: 'skills',
      implements: 'Entity',
      properties: { kind: z.string().describe('`skill` or `knowledge`.') },
      relationships: { requiredBy: incoming('REQUIRES_SKILL', 'Role', 'Roles that need it.') },
    }),
    Framework: node({
      description: 'A technology.',
      plural: 'frameworks',
      implements: 'Entity',
      properties: {
        category: z.string().describe('Its commodity title.'),
        hot: z.boolean().describe('Whether many job advertisements name it.'),
      },
      relationships: { usedBy: incoming('USES', 'Role', 'Roles that work with it.') },
      indexes: ['category'],
    }),
    Task: node({
      description: 'A task of one role.',
      plural: 'tasks',
      implements: 'Entity',
      properties: { kind: z.string().optional().describe('`Core` or `Supplemental`, where it is known.') },
      relationships: { performedBy: incoming('PERFORMS', 'Role', 'Roles that carry it out.') },
    }),
  },
  evidence: {
    name: 'Evidence',
    ...nodeInterface({
      description: 'A statement in the graph.',
      properties: { statedBy: z.string().optional().describe('Who says so.') },
      relationships: {},
    }),
  },
});
