import { column, references, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { roleDegrees } from '../role-degrees.ts';
import { coverage } from '../unknown-reason.ts';

export const frameworksSharedBy = traversal({
  name: 'frameworksSharedBy',
  description:
    'Frameworks that all of the given roles use, sorted by slug. The evidence on each edge is of what is said of all of them.',
  cypher: readStatement('frameworks-shared-by'),
  arguments: { roles: references('Role', 'The roles.') },
  inferable: true,
  reads: ({ roles }, sizes) =>
    (Array.isArray(roles) ? roles.length : 2) * roleDegrees(sizes).frameworksOfRole,
  gives: {
    kind: 'connection',
    type: 'Framework',
    name: 'SharedFramework',
    columns: { statements: column.derivation() },
    summary: { cypher: readStatement('coverage/frameworks'), columns: coverage },
  },
});
