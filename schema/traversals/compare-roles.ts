import { enumeration } from '@rolegraph/graph-model';
import { column, literal, references, type TraversalRecord, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { intervalFormula, intervalReason } from '../cosine-interval.ts';
import { roleDegrees } from '../role-degrees.ts';
import { fieldByTarget, fieldByType, roleField, roleFields, typesOfRoleFields } from '../role-field.ts';
import { statement } from '../statement.ts';
import { coverage } from '../unknown-reason.ts';

/** The compared fields: those that the client names, all where it names none. */
const compared = (by: unknown): readonly string[] =>
  Array.isArray(by) ? [...new Set(by.map(String))].toSorted() : roleFields;

const reason = enumeration(
  'RoleComparisonReason',
  'Why the comparison of roles in a relation is not known, tells nothing, or is not sure to be whole.',
  {
    SOME_NOT_ON_RECORD:
      'The dataset has nothing of this kind on record for some of the roles, so that they are counted as having none.',
    NO_COMMON_VOCABULARY:
      'The roles are of several datasets, each with its own skills, frameworks and so on: what two of them have in common is unknown.',
    SAME_FOR_ALL_ROLES:
      'Every role of the dataset that has anything in this relation has exactly the same: the comparison tells no role from another.',
  },
);

const profileReason = enumeration('ProfileReason', 'Why the similarity of two profiles is not known.', {
  NOT_RATED: 'One of the roles, or both, are not rated.',
  NO_COMMON_VOCABULARY: 'The roles are of two datasets, which rate different things.',
});

const weightOf = (role: string) =>
  z
    .number()
    .describe(`The weight in the profile of the ${role} role; 0 where it is not rated or not relevant.`);
const ratingOf = (what: string, role: string) =>
  z.number().optional().describe(`The ${what} for the ${role} role, where it is rated.`);

const difference: TraversalRecord = {
  name: 'ProfileDifference',
  description: 'How the ratings of a skill or field of knowledge differ between two roles, and what says so.',
  columns: {
    skill: column.node('Skill', 'The skill or field of knowledge.'),
    firstWeight: column.scalar(weightOf('first')),
    secondWeight: column.scalar(weightOf('second')),
    firstImportance: column.scalar(ratingOf('importance', 'first')),
    secondImportance: column.scalar(ratingOf('importance', 'second')),
    firstLevel: column.scalar(ratingOf('level', 'first')),
    secondLevel: column.scalar(ratingOf('level', 'second')),
    follows: column.derivation(),
  },
};

const profilePair: TraversalRecord = {
  name: 'ProfileComparison',
  description: 'How the profiles of two roles compare, that is, all their ratings as vectors of weights.',
  columns: {
    first: column.node('Role', 'The role that was named first.'),
    second: column.node('Role', 'The other role.'),
    similarity: column.scalar(
      z
        .number()
        .optional()
        .describe(
          'The cosine similarity a·b / (|a| |b|) of the two profiles, from 0 to 1. A weight is importance × level, or the one of them that the dataset rates; 0 where the rating is marked as not relevant. Null where `reason` says why.',
        ),
    ),
    reason: column.scalar(
      profileReason.optional().describe('Why there is no similarity; null where there is one.'),
    ),
    similarityLow: column.scalar(
      z
        .number()
        .optional()
        .describe(
          `The lower end of the similarity's 95 % interval. ${intervalFormula} Null where not known.`,
        ),
    ),
    similarityHigh: column.scalar(
      z.number().optional().describe("The upper end of the similarity's 95 % interval; see `similarityLow`."),
    ),
    intervalReason: column.scalar(
      intervalReason.optional().describe('Why a similarity has no interval; null where it has one.'),
    ),
    differences: column.records(
      difference,
      'What is weighed differently, the greatest differences of weights first.',
    ),
  },
};

export const compareRoles = traversal({
  name: 'compareRoles',
  description:
    'What two or more roles have in common and what each has alone, for every relation that any of them has.',
  cypher: readStatement('compare-roles'),
  fragments: { fieldByTarget, fieldByType },
  arguments: {
    roles: references('Role', 'The roles, at least two.', 2),
    by: literal.names(
      z
        .array(roleField)
        .min(1, 'name at least one relation, or leave it out')
        .optional()
        .describe('The relations to compare by; all that roles have where left out.'),
      (by) => typesOfRoleFields(compared(by)),
      compared,
    ),
  },
  ceiling: ({ by }) => compared(by).length,
  reads: ({ roles }, sizes) => {
    const { skillsOfRole, frameworksOfRole } = roleDegrees(sizes);
    return (Array.isArray(roles) ? roles.length : 2) * 2 * (skillsOfRole + frameworksOfRole);
  },
  inferable: true,
  threshold: 'Role.skills',
  gives: {
    kind: 'rows',
    rankedBy: 'jaccard',
    tiedBy: ['relation'],
    record: {
      name: 'RoleComparison',
      description: 'How roles compare in one relation.',
      columns: {
        relation: column.scalar(roleField.describe('The relation, as `by` names it.')),
        outgoing: column.scalar(
          z.boolean().describe('Whether the relation starts at the roles; else it leads to them.'),
        ),
        shared: column.nodes('Entity', 'What all of the roles have.'),
        sharedStatements: column.records(
          {
            name: 'SharedEntity',
            description: 'Something that all of the compared roles have, with what says so of each.',
            columns: { entity: column.node('Entity', 'What they have.'), follows: column.derivation() },
          },
          'What all of the roles have, each with what it stands on.',
        ),
        exclusive: column.records(
          {
            name: 'ExclusiveToRole',
            description: 'What only one of the compared roles has.',
            columns: {
              role: column.node('Role', 'The role.'),
              nodes: column.nodes('Entity', 'What it has and no other of the roles.'),
              statements: column.records(statement, 'The relationships to that.'),
            },
          },
          'What each of the roles has alone, in the order in which they were named.',
        ),
        unionSize: column.scalar(z.int().describe('How many entities at least one of the roles has.')),
        jaccard: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'The Jaccard index, |A ∩ B| / |A ∪ B|, over all of the roles: from 0 to 1. Null for roles of several datasets, and where all roles have the same.',
            ),
        ),
        overlap: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'The overlap coefficient (Szymkiewicz–Simpson), |A ∩ B| / min(|A|, |B|), over all of the roles: from 0 to 1. Null where one of them has none on record, for roles of several datasets, and where all roles have the same.',
            ),
        ),
        ...coverage,
        reason: column.scalar(
          reason
            .optional()
            .describe(
              'Why the answer is not known, tells nothing, or is not sure to be whole; null where none of these is so.',
            ),
        ),
        profiles: column.records(
          profilePair,
          'Of the relation SKILLS: each pair of the roles compared by profile, in the order in which they were named. Empty for other relations, which are not rated.',
        ),
      },
    },
  },
});
