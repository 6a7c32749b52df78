import { column, reference, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { fit } from '../fit.ts';

export const recommendRoles = traversal({
  name: 'recommendRoles',
  description:
    'Roles that the source recommends for a kind of project, best fit first, with the mentions that say so and the conflicts among them.',
  cypher: readStatement('recommend-roles'),
  arguments: { project: reference('ProjectType', 'The kind of project.') },
  inferable: true,
  gives: {
    kind: 'rows',
    rankedBy: 'rank',
    record: {
      name: 'RoleRecommendation',
      description: 'A role that suits a kind of project. Its `facts` are the reasons.',
      columns: {
        role: column.node('Role', 'The role.'),
        fit: column.scalar(fit.optional().describe('How well it fits, where the source says so.')),
        suits: column.evidence(),
        rank: column.scalar(
          z
            .int()
            .describe(
              '3 for a role that is right by itself, 2 for one of several, 1 for an alternative, 0 where the source does not say.',
            ),
        ),
        conflicts: column.nodes(
          'Conflict',
          'Where the source disagrees with itself about the project or about who suits it.',
        ),
      },
    },
  },
});
