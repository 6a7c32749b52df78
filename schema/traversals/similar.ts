import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { column, literal, traversal, value } from '../../src/plugin/index.ts';
import { roleRelation } from '../role-relation.ts';

export const similar = traversal({
  name: 'similar',
  on: 'Role',
  description:
    'Roles that have most in common with this one, most similar first and then by slug. Empty where nothing is on record for this one: that is unknown rather than none.',
  cypher: readStatement('similar'),
  arguments: {
    by: literal.names(
      z
        .array(roleRelation)
        .min(1, 'name at least one relation, or leave it out')
        .optional()
        .describe('The relations to compare by, together; skills and frameworks where left out.'),
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
  gives: {
    kind: 'rows',
    rankedBy: 'score',
    record: {
      name: 'SimilarRole',
      description: 'A role and what it has in common with another. Its evidence is of all that they share.',
      columns: {
        role: column.node('Role', 'The role.'),
        score: column.scalar(
          z
            .number()
            .describe(
              'The Jaccard index, |A ∩ B| / |A ∪ B|, of what the two roles have in the compared relations together: from 0 to 1.',
            ),
        ),
        shared: column.nodes('Entity', 'What both have, by slug.'),
        statements: column.derivation(),
      },
    },
  },
});
