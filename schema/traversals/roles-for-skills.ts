import { enumeration } from '@rolegraph/graph-model';
import { column, references, referencesWith, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { comparison } from '../comparison.ts';
import { howMany } from '../how-many.ts';
import { roleDegrees } from '../role-degrees.ts';
import { scale } from '../scale.ts';

const measure = enumeration('RoleFitMeasure', 'By what the fit of skills and a role is measured.', {
  JACCARD: 'By REQUIREMENT: matched skills over all skills that are given or required (the Jaccard index).',
  OCHIAI:
    'By PROFILE, where no levels are given: the Ochiai coefficient |A ∩ B| / √(|A| |B|) of the skills that are given and those that are required, in which each matched skill counts as much as it matters to the role: (importance / 5) × (level / 7), or the one of the two that is rated.',
  LEVELS:
    'By PROFILE, where levels are given: importance × the level brought up to the one required, over importance × the level required, each summed over the skills that the role requires at a level that is on record. A skill given without a level counts as brought in full.',
});

export const rolesForSkills = traversal({
  name: 'rolesForSkills',
  description:
    'Roles that require at least one of the given skills, those that they fit best first. Where skills are rated it asks how much of what a role requires they are, or reach with the given levels; else which skills are required.',
  cypher: readStatement('roles-for-skills'),
  arguments: {
    skills: references('Skill', 'The skills that a person has.', 0),
    levels: referencesWith('Skill', 'Skills that a person has, with the level of each, from 0 to 7.', {
      input: 'SkillLevel',
      node: 'skill',
      values: { level: scale(0, 7).describe('At what level, from 0 to 7.') },
    }),
    compare: value(
      comparison
        .optional()
        .describe(
          'Which question to answer. Where left out, PROFILE if at least half of the relationships by which roles require the given skills are rated, else REQUIREMENT. By PROFILE rated roles alone are given; where levels are given, those whose levels are on record.',
        ),
    ),
    first: value(howMany('How many roles')),
  },
  atLeastOneOf: ['skills', 'levels'],
  inferable: true,
  threshold: 'Role.skills',
  reads: ({ skills, levels }, sizes) => {
    const named = [skills, levels].flatMap((list) => (Array.isArray(list) ? list : [])).length;
    return 4 * named * roleDegrees(sizes).rolesOfSkill;
  },
  gives: {
    kind: 'rows',
    rankedBy: 'score',
    record: {
      name: 'RoleFit',
      description: 'How well skills fit a role. Its evidence is of what the role is said to require of them.',
      columns: {
        role: column.node('Role', 'The role.'),
        comparedBy: column.scalar(comparison.describe('Which question the score answers.')),
        measure: column.scalar(measure.describe('What the score is.')),
        matched: column.nodes('Skill', 'Those of the given skills that the role requires.'),
        missing: column.nodes('Skill', 'Skills that the role requires besides.'),
        coverage: column.scalar(
          z.number().describe('Matched skills over all that the role requires, from 0 to 1.'),
        ),
        requirement: column.leftOut(
          'Role.skills',
          'Which ratings of the role count as requiring a skill, and how many do not.',
        ),
        required: column.derivation(),
        score: column.scalar(
          z.number().describe('How well the skills fit, by `measure`, from 0 to 1. Roles are sorted by it.'),
        ),
      },
    },
  },
});
