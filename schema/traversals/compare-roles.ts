import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { column, references, traversal } from '../../src/plugin/index.ts';
import { relationshipType, statingTypesOf } from '../relationship-type.ts';
import { statement } from '../statement.ts';
import { coverage } from '../unknown-reason.ts';
import { via } from '../via.ts';

export const compareRoles = traversal({
  name: 'compareRoles',
  description:
    'What two or more roles have in common and what each has alone, for every relation that any of them has.',
  cypher: readStatement('compare-roles'),
  arguments: {
    roles: references('Role', 'The roles, at least two.', 2),
    by: via('The relations to compare by; all that roles have where left out.', () => statingTypesOf('Role')),
  },
  inferable: true,
  gives: {
    kind: 'rows',
    rankedBy: 'jaccard',
    tiedBy: ['relation', 'outgoing'],
    record: {
      name: 'RoleComparison',
      description: 'How roles compare in one relation.',
      columns: {
        relation: column.scalar(relationshipType.describe('The type of the relation.')),
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
