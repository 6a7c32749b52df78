import { enumeration } from '@rolegraph/graph-model';
import { column, reference, type TraversalRecord, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { comparison } from '../comparison.ts';
import { ratingInterval } from '../rating-interval.ts';
import { roleDegrees } from '../role-degrees.ts';
import { howManyThereAre } from '../scale.ts';

const gapReason = enumeration('SkillGapReason', 'Why a skill gap cannot be measured.', {
  FROM_NOT_RATED: 'No skills are on record for the role that one comes from: what is missing is unknown.',
  TO_NOT_RATED: 'No skills are on record for the role that one goes to: what it requires is unknown.',
  NEITHER_RATED: 'No skills are on record for either role.',
  NOTHING_REQUIRED:
    'The role that one goes to requires no skill: all its ratings are below the threshold of what is required.',
  LEVELS_NOT_RATED:
    'By profile levels are compared, and there is no skill of which a level is on record for both roles.',
  NO_COMMON_VOCABULARY:
    'The roles are of two datasets, each with skills of its own, and nothing says which skills of one are which of the other.',
  SAME_FOR_ALL_ROLES:
    'Every role of the dataset that has skills on record requires exactly these: as sets they tell nothing of the two roles.',
});

const skillReason = enumeration(
  'GapSkillReason',
  'Why it is unknown whether the levels of two roles in a skill differ.',
  {
    NOT_REQUIRED: 'The role that one goes to does not require the skill.',
    LEVEL_NOT_RATED: 'The level is not on record for the role that one goes to.',
    HELD_LEVEL_NOT_RATED: 'No level to compare with is on record for the role that one comes from.',
    ERROR_NOT_ON_RECORD: 'The standard error of one of the levels is not on record.',
  },
);

const number = (description: string) => column.scalar(z.number().optional().describe(description));

const skill = {
  name: 'GapSkill',
  description: 'A skill that a role requires, and what says so.',
  columns: {
    skill: column.node('Skill', 'The skill.'),
    importance: number('How important it is for the role, where the dataset rates that.'),
    level: number('At what level the role requires it, where the dataset rates that.'),
    heldLevel: number(
      'At what level the role that one comes from has it, where that is rated: by REQUIREMENT only of what it requires, by PROFILE of whatever it is rated on.',
    ),
    levelGap: number(
      'By how much the level has to rise, from 0: the level less the held one. Null where one of them is null.',
    ),
    weight: number(
      'Importance × level gap: how much of the whole gap this skill makes up. Null where one of them is null.',
    ),
    levelInterval: column.record(ratingInterval, 'Of the level. Null where its error is not on record.'),
    heldLevelInterval: column.record(
      ratingInterval,
      'Of the held level. Null where its error is not on record.',
    ),
    importanceInterval: column.record(
      ratingInterval,
      'Of the importance. Null where its error is not on record.',
    ),
    certain: column.scalar(
      z
        .boolean()
        .optional()
        .describe(
          'Whether the levels differ for certain: true where their 95 % intervals do not overlap. Null where `reason` says why that is unknown.',
        ),
    ),
    reason: column.scalar(skillReason.optional().describe('Why `certain` is null.')),
    responses: column.scalar(
      howManyThereAre
        .optional()
        .describe('How many answers the rating of importance rests on, for the role that requires it.'),
    ),
    heldResponses: column.scalar(
      howManyThereAre
        .optional()
        .describe(
          'How many answers the rating of importance rests on, for the role whose level is the held one.',
        ),
    ),
    required: column.evidence(),
  },
} as const satisfies TraversalRecord;

const skills = (description: string) => column.records(skill, description, { filterable: true });
const count = (description: string) => column.scalar(z.int().describe(description));

export const skillGap = traversal({
  name: 'skillGap',
  description:
    'What a person has to learn who goes from one role to another. By PROFILE it is the skills whose level has to rise, by importance × level gap; by REQUIREMENT the skills that only the other role requires.',
  cypher: readStatement('skill-gap'),
  arguments: {
    from: reference('Role', 'The role that one comes from.'),
    to: reference('Role', 'The role that one goes to.'),
    compare: value(
      comparison
        .optional()
        .describe(
          'Which question to answer. Where left out, PROFILE if levels are on record for at least half of the skills of both roles, else REQUIREMENT.',
        ),
    ),
  },
  inferable: true,
  threshold: 'Role.skills',
  reads: (_given, sizes) => 4 * roleDegrees(sizes).skillsOfRole,
  gives: {
    kind: 'row',
    record: {
      name: 'SkillGap',
      description: 'How the skills of two roles compare.',
      columns: {
        comparedBy: column.scalar(comparison.describe('Which question this answers.')),
        missing: skills(
          'Skills that the role one goes to requires. By PROFILE those whose level is above the held one, by `weight`, the greatest first; by REQUIREMENT those that the other does not require, by slug.',
        ),
        shared: skills(
          'Skills that the role one goes to requires and that are there, by slug, with what says so of that role: by PROFILE at the level required or above, by REQUIREMENT those that both require.',
        ),
        undetermined: skills(
          'Skills that the role one goes to requires, and of which it is unknown whether they are missing: a level that PROFILE compares is not on record, or the roles have no vocabulary in common.',
        ),
        surplus: skills('Skills that only the role one comes from requires, by slug.'),
        missingCount: count('How many skills are missing.'),
        sharedCount: count('How many are there.'),
        surplusCount: count('How many only the role one comes from requires.'),
        coverage: number(
          'Shared skills over shared and missing ones, from 0 to 1. Null where `reason` says why it is unknown.',
        ),
        coverageByImportance: number(
          'The importance of the shared skills over that of shared and missing ones, from 0 to 1. Null where importance is not rated.',
        ),
        coverageByLevel: number(
          'The levels that one brings, each up to what is required, over the levels that the role one goes to requires, from 0 to 1. Null where levels are not rated.',
        ),
        requirement: column.leftOut(
          'Role.skills',
          'Which ratings of the role one goes to count as requiring a skill, and how many do not.',
        ),
        reason: column.scalar(
          gapReason.optional().describe('Why the gap is unknown; null where it is measured.'),
        ),
      },
    },
  },
});
