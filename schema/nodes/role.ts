import { enumeration, incoming, matched, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { wholeSum } from '../money.ts';
import { howManyThereAre, notBelowZero, ordinal, scale, wholeScale } from '../scale.ts';
import { code, retired, uri } from './identifiers.ts';
import { necessity } from './necessity.ts';
import { note } from './note.ts';
import { requirement } from './requirement.ts';

const taskKind = enumeration('TaskKind', 'How much a task belongs to an occupation.', {
  CORE: 'Relevant to most people in the occupation, and important.',
  SUPPLEMENTAL: 'Less relevant, or less important.',
});

const usedAs = z
  .array(z.string().meta({ references: 'Category' }))
  .optional()
  .describe(
    'The kinds, by slug, as which the role uses it: some or all of the categories that it is filed under.',
  );
const roleKind = enumeration(
  'RoleKind',
  'How a role stands among the others of its source.',
  {
    PRIMARY: 'One of the roles that the source is about.',
    HYBRID: 'A role that joins several of them.',
    ADJACENT: 'A role beside them, on whose work they build.',
  },
  { PRIMARY: 'primary role', HYBRID: 'hybrid', ADJACENT: 'adjacent role (upstream)' },
);

const relatednessTier = enumeration(
  'RelatednessTier',
  'How closely a source relates two roles.',
  {
    PRIMARY_SHORT: 'Among the five most closely related.',
    PRIMARY_LONG: 'Among the ten most closely related, after the first five.',
    SUPPLEMENTAL: 'Related, after the first ten.',
  },
  { PRIMARY_SHORT: 'Primary-Short', PRIMARY_LONG: 'Primary-Long', SUPPLEMENTAL: 'Supplemental' },
);

export const role = node({
  description: 'A job role, such as AI Engineer.',
  plural: 'roles',
  implements: 'Entity',
  properties: {
    kind: roleKind.optional().describe('How the role stands among the others of its source.'),
    note,
    code,
    uri,
    retired,
    jobZone: wholeScale(1, 5)
      .optional()
      .describe(
        'How much preparation the role needs, from 1 for little or none to 5 for extensive; in O*NET from 30.2 on, to 4.',
      ),
    greenShare: scale(0, 1)
      .optional()
      .describe('How green the work is: the share of green skills among those it needs, from 0 to 1.'),
  },
  relationships: {
    skills: outgoing('REQUIRES_SKILL', 'Skill', 'Skills that the role needs.', {
      threshold: requirement,
      properties: {
        necessity,
        importance: scale(1, 5).optional().describe('How important the skill is, from 1 to 5.'),
        level: scale(0, 7).optional().describe('At what level it is needed, from 0 to 7.'),
        responses: howManyThereAre.optional().describe('How many answers the rating of importance rests on.'),
        levelResponses: howManyThereAre.optional().describe('How many answers the rating of level rests on.'),
        importanceError: notBelowZero.optional().describe('Standard error of the importance.'),
        levelError: notBelowZero.optional().describe('Standard error of the level.'),
        suppress: z
          .boolean()
          .optional()
          .describe(
            'True where the source advises against using the importance, for its low precision. Null where it does not say.',
          ),
        levelSuppress: z
          .boolean()
          .optional()
          .describe(
            'True where the source advises against using the level, for its low precision. Null where it does not say.',
          ),
        notRelevant: z
          .boolean()
          .optional()
          .describe(
            'True where most who answered say that the skill is not relevant, so that the level tells little.',
          ),
      },
      profile: { scales: ['importance', 'level'], zeroWhere: 'notRelevant' },
    }),
    frameworks: outgoing(
      'USES',
      'Framework',
      'Frameworks, libraries, platforms and kinds of tools that the role works with.',
      {
        properties: {
          categories: usedAs,
          inDemand: z
            .boolean()
            .optional()
            .describe(
              'Whether employers of this role often ask for it in job postings, as any of its `categories`.',
            ),
          inDemandAs: z
            .array(z.string().meta({ references: 'Category' }))
            .optional()
            .describe(
              'Those of the `categories`, by slug, as which employers of this role often ask for it.',
            ),
        },
      },
    ),
    tools: outgoing('USES_TOOL', 'Tool', 'Machines and equipment that the role works with.', {
      properties: { categories: usedAs },
    }),
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
          order: ordinal.optional().describe('Place of the step in its workflow, from 1.'),
        },
      },
    ),
    tasks: outgoing('PERFORMS', 'Task', 'Tasks that the role carries out.', {
      properties: {
        kind: taskKind
          .optional()
          .describe('How much the task belongs to the role. Null where it is not rated.'),
        respondents: howManyThereAre
          .optional()
          .describe('How many people in the role answered for the task.'),
      },
    }),
    emergingTasks: outgoing(
      'HAS_EMERGING_TASK',
      'EmergingTask',
      'Tasks that people in the role report as new or changed.',
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
    employedIn: outgoing(
      'EMPLOYED_IN',
      'Industry',
      'Industries that employ people in the role, with figures.',
      {
        properties: {
          employment: howManyThereAre
            .optional()
            .describe('How many people in the role the industry employs.'),
          annualMean: wholeSum
            .optional()
            .describe('Mean pay for a year there, in whole units of the currency.'),
          hourlyMean: notBelowZero.optional().describe('Mean pay for an hour there, in the currency.'),
        },
      },
    ),
    inIndustries: outgoing(
      'IN_INDUSTRY',
      'Industry',
      'Industries that the role belongs to in a classification.',
    ),
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
    broader: outgoing(
      'BROADER',
      ['Role', 'OccupationGroup'],
      'The wider occupation or group that the role belongs to in a classification.',
      { hierarchical: true },
    ),
    narrower: incoming('BROADER', 'Role', 'Narrower occupations directly within this one.'),
    related: outgoing('RELATED_TO', 'Role', 'Roles that the source lists as related to this one.', {
      properties: {
        tier: relatednessTier.optional().describe('How closely.'),
        rank: ordinal.optional().describe('Place in the list, the closest first, from 1.'),
      },
    }),
    relatedFrom: incoming('RELATED_TO', 'Role', 'Roles in whose list of related ones this role is.'),
    replacedBy: outgoing('REPLACED_BY', 'Role', 'Roles that take the place of this retired one.'),
    replaces: incoming('REPLACED_BY', 'Role', 'Retired roles whose place this one takes.'),
    labels: outgoing('HAS_LABEL', 'Label', 'What the role is called in other languages.', {
      structural: true,
      names: ['text', 'alternatives'],
    }),
    mappings: matched(
      'Mapping',
      "($target:Mapping WHERE $target.release IN $releases AND $target.fromKey = split($source.release, '_')[0] + '/' + $source.slug)",
      'Statements of crosswalks that map this role to a role of another dataset.',
    ),
    mappedFrom: matched(
      'Mapping',
      "($target:Mapping WHERE $target.release IN $releases AND $target.toKey = split($source.release, '_')[0] + '/' + $source.slug)",
      'Statements of crosswalks that map a role of another dataset to this one.',
    ),
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
