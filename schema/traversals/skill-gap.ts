import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { enumeration } from '../../src/graph/index.ts';
import { column, reference, type TraversalRecord, traversal } from '../../src/plugin/index.ts';

const reason = enumeration('SkillGapReason', 'Why a skill gap cannot be measured.', {
  FROM_NOT_RATED: 'No skills are on record for the role that one comes from: what is missing is unknown.',
  TO_NOT_RATED: 'No skills are on record for the role that one goes to: what it requires is unknown.',
  NEITHER_RATED: 'No skills are on record for either role.',
});

const skill: TraversalRecord = {
  name: 'GapSkill',
  description: 'A skill that a role requires, and what says so.',
  columns: {
    skill: column.node('Skill', 'The skill.'),
    importance: column.scalar(
      z.number().optional().describe('How important it is for the role, where the dataset rates that.'),
    ),
    level: column.scalar(
      z.number().optional().describe('At what level the role requires it, where the dataset rates that.'),
    ),
    heldLevel: column.scalar(
      z
        .number()
        .optional()
        .describe('At what level the role that one comes from requires it, where it does and that is rated.'),
    ),
    levelGap: column.scalar(
      z
        .number()
        .optional()
        .describe(
          'By how much the level has to rise, from 0. Null where only one of the roles requires the skill, or its level is not rated.',
        ),
    ),
    required: column.evidence(),
  },
};

export const skillGap = traversal({
  name: 'skillGap',
  description:
    'What somebody has to learn who goes from one role to another: skills that only the other role requires, that both require, and that only the first requires.',
  cypher: readStatement('skill-gap'),
  arguments: {
    from: reference('Role', 'The role that one comes from.'),
    to: reference('Role', 'The role that one goes to.'),
  },
  inferable: true,
  gives: {
    kind: 'row',
    record: {
      name: 'SkillGap',
      description: 'How the skills of two roles compare.',
      columns: {
        missing: column.records(skill, 'Skills that only the role one goes to requires.'),
        shared: column.records(skill, 'Skills that both require, with what says so of the role one goes to.'),
        surplus: column.records(skill, 'Skills that only the role one comes from requires.'),
        coverage: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'Shared skills over all that the role one goes to requires, from 0 to 1. Null where `reason` says why it is unknown.',
            ),
        ),
        coverageByImportance: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'The importance of the shared skills over that of all that the role one goes to requires, from 0 to 1. Null where importance is not rated.',
            ),
        ),
        coverageByLevel: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'The levels that one brings, each up to what is required, over the levels that the role one goes to requires, from 0 to 1. Null where levels are not rated.',
            ),
        ),
        reason: column.scalar(
          reason.optional().describe('Why the gap is unknown; null where both roles have skills on record.'),
        ),
      },
    },
  },
});
