import { readStatement } from '../../src/cypher/read-statement.ts';
import { references, traversal } from '../../src/plugin/index.ts';

export const frameworksSharedBy = traversal({
  name: 'frameworksSharedBy',
  description: 'Frameworks that all of the given roles use, sorted by slug.',
  cypher: readStatement('frameworks-shared-by'),
  arguments: { roles: references('Role', 'The roles.') },
  inferable: true,
  gives: { kind: 'connection', type: 'Framework', columns: {} },
});
