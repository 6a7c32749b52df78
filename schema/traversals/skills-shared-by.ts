import { readStatement } from '../../src/cypher/read-statement.ts';
import { references, traversal } from '../../src/plugin/index.ts';

export const skillsSharedBy = traversal({
  name: 'skillsSharedBy',
  description:
    'Skills that all of the given roles require, sorted by slug. A role without skills on record shares none: that is unknown rather than none.',
  cypher: readStatement('skills-shared-by'),
  arguments: { roles: references('Role', 'The roles.') },
  inferable: true,
  gives: { kind: 'connection', type: 'Skill', columns: {} },
});
