import { enumeration } from '@rolegraph/graph-model';
import { column, graphError, literal, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { comparison } from '../comparison.ts';
import { intervalFormula, intervalReason } from '../cosine-interval.ts';
import { roleDegrees } from '../role-degrees.ts';
import { roleRelation } from '../role-relation.ts';

const reason = enumeration('SimilarityReason', 'Why the similarity of two roles has no score.', {
  SAME_FOR_ALL_ROLES:
    'Every role that has anything in the compared relations has exactly the same: the comparison tells no role from another.',
});

/** The question: null leaves it to each role, by whether it is rated. */
function chosenComparison(
  chosen: z.output<typeof comparison> | undefined,
  given: Readonly<Record<string, unknown>>,
): string | null {
  const argument = (['by', 'requirement'] as const).find((name) => (given[name] ?? null) !== null);
  if (argument !== undefined && chosen === 'PROFILE') {
    const meaning =
      argument === 'by' ? 'names relations whose sets are compared' : 'says which ratings count in a set';
    throw graphError(
      'BAD_USER_INPUT',
      `\`${argument}\` ${meaning}, which is \`compare: REQUIREMENT\`. Leave out \`${argument}\` to compare profiles, or \`compare\` to compare sets.`,
      { extensions: { argument, value: given[argument] } },
    );
  }
  return argument === undefined ? (chosen ?? null) : 'REQUIREMENT';
}

export const similar = traversal({
  name: 'similar',
  on: 'Role',
  description:
    'Roles that are most similar to this one, most similar first and then by slug. Where the role is rated, profiles are compared, and rated roles alone are candidates; else sets of skills and frameworks. A role is rated where at least five of its skills and fields of knowledge, and at least half of them, have importance and level, or the one of them that the dataset rates. Empty where nothing is on record for this role: that is unknown rather than none. What a source lists as related is no part of the score.',
  cypher: readStatement('similar'),
  arguments: {
    compare: value(
      comparison
        .optional()
        .describe(
          'Which question to answer. Where left out: PROFILE for a role that is rated, REQUIREMENT for any other, and where `by` or `requirement` is given. PROFILE of a role that is not rated is empty.',
        ),
      chosenComparison,
    ),
    by: literal.names(
      z
        .array(roleRelation)
        .min(1, 'name at least one relation, or leave it out')
        .optional()
        .describe(
          'The relations whose sets are compared, together: REQUIREMENT. Where sets are compared and this is left out: skills and frameworks.',
        ),
      (types) =>
        Array.isArray(types) ? [...new Set(types.map(String))].toSorted() : ['REQUIRES_SKILL', 'USES'],
    ),
    first: value(
      z
        .int()
        .min(1, 'from 1 to 100 roles')
        .max(100, 'at most 100 roles')
        .default(10)
        .describe('How many roles, from 1 to 100.'),
    ),
  },
  threshold: 'Role.skills',
  reads: (_given, sizes) => {
    const { skillsOfRole, rolesOfSkill, frameworksOfRole, rolesOfFramework } = roleDegrees(sizes);
    return skillsOfRole * rolesOfSkill + frameworksOfRole * rolesOfFramework;
  },
  gives: {
    kind: 'rows',
    rankedBy: 'score',
    record: {
      name: 'SimilarRole',
      description:
        'A role and what it has in common with another. Its evidence is of all that `shared` lists.',
      columns: {
        role: column.node('Role', 'The role.'),
        comparedBy: column.scalar(comparison.describe('The question that the score answers.')),
        score: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'From 0 to 1. PROFILE: the cosine similarity a·b / (|a| |b|) of the two profiles. REQUIREMENT: the Jaccard index |A ∩ B| / |A ∪ B| of what the two roles have in the compared relations together. Null where `reason` says why.',
            ),
        ),
        reason: column.scalar(reason.optional().describe('Why there is no score; null where there is one.')),
        scoreLow: column.scalar(
          z
            .number()
            .optional()
            .describe(
              `The lower end of the score's 95 % interval. ${intervalFormula} Null where \`intervalReason\` says why.`,
            ),
        ),
        scoreHigh: column.scalar(
          z.number().optional().describe("The upper end of the score's 95 % interval; see `scoreLow`."),
        ),
        certain: column.scalar(
          z
            .boolean()
            .optional()
            .describe(
              'Whether the interval of the score lies above that of the next role, given or not, so that the order of the two is not by chance. Null where either interval is not known, and for the last of all candidates.',
            ),
        ),
        intervalReason: column.scalar(
          intervalReason
            .optional()
            .describe('Why `scoreLow` and `scoreHigh` are null; null where they are not.'),
        ),
        sharedCount: column.scalar(
          z
            .int()
            .describe(
              'How many things both have. PROFILE: skills and fields of knowledge that add to the score, so that their weight is above 0 for both.',
            ),
        ),
        shared: column.nodes(
          'Entity',
          'REQUIREMENT: all that both have, by slug. PROFILE: the ten skills and fields of knowledge that add most to the score, most first: those with the highest product of both weights.',
        ),
        statements: column.derivation(),
      },
    },
  },
});
