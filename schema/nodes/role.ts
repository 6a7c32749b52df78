import { z } from 'zod';
import { incoming, node, outgoing } from '../../src/graph/index.ts';
import { note } from './note.ts';

export const role = node({
  description: 'A job role, such as AI Engineer.',
  plural: 'roles',
  implements: 'Entity',
  properties: {
    kind: z
      .string()
      .optional()
      .describe('How the role stands among the others: primary, hybrid or adjacent.'),
    note,
  },
  relationships: {
    skills: outgoing('REQUIRES_SKILL', 'Skill', 'Skills that the role needs.', {
      properties: {
        importance: z.number().optional().describe('How important the skill is, from 1 to 5.'),
        level: z.number().optional().describe('At what level it is needed, from 0 to 7.'),
      },
    }),
    frameworks: outgoing(
      'USES',
      'Framework',
      'Frameworks, libraries, platforms and kinds of tools that the role works with.',
    ),
    languages: outgoing(
      'USES_LANGUAGE',
      'ProgrammingLanguage',
      'Programming languages that the role writes.',
    ),
    domains: outgoing('WORKS_WITH_DOMAIN', 'Domain', 'Technical domains that the role works in.'),
    fields: outgoing('WORKS_IN', 'Field', 'Fields that the role belongs to.'),
    responsibilities: outgoing('HAS_RESPONSIBILITY', 'Responsibility', 'What the role answers for.'),
    workflowSteps: outgoing(
      'PERFORMS',
      'WorkflowStep',
      'Steps of named workflows that the role carries out.',
      {
        properties: {
          order: z.int().positive().optional().describe('Place of the step in its workflow, from 1.'),
        },
      },
    ),
    deliverables: outgoing('DELIVERS', 'Deliverable', 'What the role hands over.'),
    successCriteria: outgoing(
      'SUCCEEDS_WHEN',
      'SuccessCriterion',
      "When the role's work counts as a success.",
    ),
    priorities: outgoing('PRIORITIZES', 'Priority', 'What the role puts first.'),
    outcomes: outgoing('LEADS_TO', 'Outcome', "What the role's work leads to."),
    overlaps: outgoing('OVERLAPS_IN', 'Outcome', 'In what the role overlaps with the other.'),
    industries: outgoing('IMPACTS', 'Industry', 'Industries that the role changes.'),
    applications: outgoing('BUILDS', 'Application', 'Real-world applications that the role builds.'),
    challenges: outgoing('FACES', 'Challenge', 'Challenges that the role meets.'),
    mitigates: outgoing('MITIGATES', 'Challenge', 'Challenges that the role reduces.', {
      properties: { how: z.string().optional().describe('By what means.') },
    }),
    teams: outgoing('COLLABORATES_WITH', 'Team', 'Teams that the role works with.'),
    collaborators: outgoing('COLLABORATES_WITH', 'Role', 'Roles that the role works with.'),
    collaboratorOf: incoming('COLLABORATES_WITH', 'Role', 'Roles that are said to work with this one.'),
    alignsWith: outgoing('ALIGNS_WITH', 'Team', 'Teams that the role must be in step with.'),
    reliesOn: outgoing('RELIES_ON', 'Role', 'Roles whose work this role depends on.'),
    reliedOnBy: incoming('RELIES_ON', 'Role', 'Roles that depend on the work of this one.'),
    complements: outgoing('COMPLEMENTS', 'Role', 'Roles that this one completes.'),
    complementedBy: incoming('COMPLEMENTS', 'Role', 'Roles that complete this one.'),
    specializationOf: outgoing('SPECIALIZATION_OF', 'Role', 'Roles of which this is a special case.'),
    specializations: incoming('SPECIALIZATION_OF', 'Role', 'Special cases of this role.'),
    related: outgoing('RELATED_TO', 'Role', 'Roles that the source lists as related to this one.'),
    relatedFrom: incoming('RELATED_TO', 'Role', 'Roles in whose list of related ones this role is.'),
    earnsMoreThan: outgoing('EARNS_MORE_THAN', 'Role', 'Roles that are said to be paid less than this one.'),
    earnsLessThan: incoming('EARNS_MORE_THAN', 'Role', 'Roles that are said to be paid more than this one.'),
    statistics: outgoing('HAS_STATISTIC', 'Statistic', 'Figures about the role.'),
    levels: incoming('LEVEL_OF', 'RoleLevel', 'Levels of the role.'),
    projectTypes: incoming('SUITS', 'ProjectType', 'Kinds of projects that the role suits.'),
    businessGoals: incoming(
      'IS_BUSINESS_GOAL_FOR',
      'ProjectType',
      "Kinds of projects that are business goals of the role's work.",
    ),
    trends: incoming('AFFECTS', 'Trend', 'Trends that change the role.'),
    salaryFigures: incoming('FOR_ROLE', 'SalaryFigure', 'Figures about its pay, each from one source.'),
    salaryFactors: incoming('INFLUENCES_PAY_OF', 'SalaryFactor', 'What moves its pay.'),
    careerPaths: incoming('OPEN_TO', 'CareerPath', 'Career paths open to the role.'),
    careerPathsBuiltOn: incoming('BUILDS_ON', 'CareerPath', 'Career paths that start from the role.'),
    retentionFactors: incoming(
      'RETENTION_EFFECT_ON',
      'RetentionFactor',
      'What keeps people in the role or drives them out.',
    ),
    recruiters: incoming('RECRUITS', 'Source', 'Who recruits for the role.'),
    practices: incoming('GUIDES_CHOICE_BETWEEN', 'Practice', 'Criteria for choosing this role or another.'),
    claims: incoming('ABOUT', 'Claim', 'Claims about the role.'),
  },
});
