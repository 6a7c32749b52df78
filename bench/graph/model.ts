import { defineGraph, incoming, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { fit } from '../../schema/fit.ts';
import { salaryStatistic } from '../../schema/salary-statistic.ts';

/**
 * The graph that is measured: O*NET's occupations as roles, with the numbers that O*NET has on its edges, and the market that is made up
 * around them. It is declared here and not in `schema/`, because it has properties that the product does not, and because the plugin stands alone.
 */
export const model = defineGraph({
  interfaces: {
    Entity: nodeInterface({
      description: 'Anything with a name.',
      properties: {
        name: z.string().describe('What it is called.'),
        aliases: z.array(z.string()).default([]).describe('What it is called besides.'),
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
          // Every rating counts unless a client says otherwise: the peers and earlier checkouts know no threshold.
          threshold: {
            name: 'Requirement',
            atLeast: { importance: null, level: null },
            unless: [],
            among: [],
          },
          profile: { scales: ['importance', 'level'] },
        }),
        frameworks: outgoing('USES', 'Framework', 'Technologies that it works with.', {
          properties: { inDemand: z.boolean().optional().describe('Whether employers often ask for it.') },
        }),
        tasks: outgoing('PERFORMS', 'Task', 'What is done in it.'),
        related: outgoing('RELATED_TO', 'Role', 'Occupations that are near to it.'),
        labels: outgoing('HAS_LABEL', 'Label', 'Names in other languages; O*NET has none.'),
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
    ProjectType: node({
      description: 'A kind of project.',
      plural: 'projectTypes',
      implements: 'Entity',
      properties: {},
      relationships: {
        roles: outgoing('SUITS', 'Role', 'Roles that suit it.', {
          properties: { fit: fit.optional().describe('How well the role fits.') },
        }),
        skills: outgoing('NEEDS_SKILL', 'Skill', 'Skills that it needs.', {
          properties: { via: z.string().optional().describe('Slug of the role through which it does.') },
        }),
        frameworks: outgoing('NEEDS_TOOL', 'Framework', 'Technologies that it needs.'),
      },
    }),
    Trend: node({
      description: 'A development.',
      plural: 'trends',
      implements: 'Entity',
      properties: {},
      relationships: {
        roles: outgoing('AFFECTS', 'Role', 'Roles that it changes.', {
          properties: { effect: z.string().optional().describe('In what way.') },
        }),
        skills: outgoing('DEMANDS', 'Skill', 'Skills that it raises the demand for.'),
        drives: outgoing('DRIVES', 'Trend', 'Developments that it pushes on.'),
        statistics: outgoing('HAS_STATISTIC', 'Statistic', 'Figures about it.'),
      },
    }),
    Statistic: node({
      description: 'A figure.',
      plural: 'statistics',
      implements: 'Entity',
      properties: { value: z.number().describe('The figure.') },
      relationships: {},
    }),
    Source: node({
      description: 'Who reports figures.',
      plural: 'sources',
      implements: 'Entity',
      properties: {},
      relationships: {},
    }),
    SalaryFigure: node({
      description: 'A figure about pay.',
      plural: 'salaryFigures',
      implements: 'Entity',
      properties: {
        statistic: z.string().describe('What it is in the words of its source.'),
        measure: salaryStatistic.describe('What it is in terms that compare.'),
        amount: z.int().optional().describe('The sum in whole units of the currency.'),
        currency: z.string().describe('The currency, as an ISO 4217 code.'),
        period: z.string().describe('What the sum is paid for.'),
        region: z.string().describe('Where it is paid.'),
        year: z.int().describe('The year that it is for.'),
      },
      relationships: {
        roles: outgoing('FOR_ROLE', 'Role', 'Roles whose pay it is.'),
        source: outgoing('REPORTED_BY', 'Source', 'Who reports it.', { one: true }),
      },
    }),
    // Answers of the traversals name these; the measured graph has none of them.
    Conflict: node({
      description: 'Where sources disagree.',
      plural: 'conflicts',
      properties: {},
      relationships: {},
    }),
    Dataset: node({
      description: 'A body of knowledge.',
      plural: 'datasets',
      properties: {},
      relationships: {},
    }),
    Label: node({
      description: 'A name in another language.',
      plural: 'labels',
      properties: {
        language: z.string().describe('The language.'),
        text: z.string().describe('The name.'),
        alternatives: z.array(z.string()).default([]).describe('Other names in that language.'),
      },
      relationships: { of: incoming('HAS_LABEL', 'Role', 'What is called so.') },
    }),
    Fact: node({ description: 'A mention.', plural: 'facts', properties: {}, relationships: {} }),
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
