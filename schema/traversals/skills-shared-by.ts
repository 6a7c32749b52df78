import { column, references, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { roleDegrees } from '../role-degrees.ts';
import { coverage } from '../unknown-reason.ts';

export const skillsSharedBy = traversal({
  name: 'skillsSharedBy',
  description:
    'Skills that all of the given roles require, sorted by slug. The evidence on each edge is of what is said of all of them. A role without skills on record shares none: `coverage` and `reason` tell that from having none.',
  cypher: readStatement('skills-shared-by'),
  arguments: { roles: references('Role', 'The roles.') },
  inferable: true,
  threshold: 'Role.skills',
  reads: ({ roles }, sizes) => (Array.isArray(roles) ? roles.length : 2) * roleDegrees(sizes).skillsOfRole,
  gives: {
    kind: 'connection',
    type: 'Skill',
    name: 'SharedSkill',
    columns: { statements: column.derivation() },
    summary: {
      cypher: readStatement('coverage/skills'),
      columns: {
        ...coverage,
        requirement: column.leftOut(
          'Role.skills',
          "Which ratings count as requiring a skill, and how many of the roles' ratings do not.",
        ),
      },
    },
  },
});
