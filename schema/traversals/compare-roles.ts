import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { column, literal, references, traversal } from '../../src/plugin/index.ts';
import { fieldByTarget, fieldByType, roleField, roleFields, typesOfRoleFields } from '../role-field.ts';
import { statement } from '../statement.ts';
import { coverage } from '../unknown-reason.ts';

/** The compared fields: those that the client names, all where it names none. */
const compared = (by: unknown): readonly string[] =>
  Array.isArray(by) ? [...new Set(by.map(String))].toSorted() : roleFields;

export const compareRoles = traversal({
  name: 'compareRoles',
  description:
    'What two or more roles have in common and what each has alone, for every relation that any of them has.',
  cypher: readStatement('compare-roles')
    .replaceAll('fieldByTarget', fieldByTarget)
    .replaceAll('fieldByType', fieldByType),
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
  inferable: true,
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
          z.number().describe('The Jaccard index, |A ∩ B| / |A ∪ B|, over all of the roles: from 0 to 1.'),
        ),
        overlap: column.scalar(
          z
            .number()
            .optional()
            .describe(
              'The overlap coefficient (Szymkiewicz–Simpson), |A ∩ B| / min(|A|, |B|), over all of the roles: from 0 to 1. Null where one of them has none on record.',
            ),
        ),
        ...coverage,
      },
    },
  },
});
