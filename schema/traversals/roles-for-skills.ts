import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { column, references, traversal, value } from '../../src/plugin/index.ts';
import { howMany } from '../how-many.ts';

export const rolesForSkills = traversal({
  name: 'rolesForSkills',
  description: 'Roles that require at least one of the given skills, those that they fit best first.',
  cypher: readStatement('roles-for-skills'),
  arguments: {
    skills: references('Skill', 'The skills that somebody has.'),
    first: value(howMany('How many roles')),
  },
  inferable: true,
  gives: {
    kind: 'rows',
    rankedBy: 'score',
    record: {
      name: 'RoleFit',
      description: 'How well skills fit a role. Its evidence is of what the role is said to require of them.',
      columns: {
        role: column.node('Role', 'The role.'),
        matched: column.nodes('Skill', 'Those of the given skills that the role requires.'),
        missing: column.nodes('Skill', 'Skills that the role requires besides.'),
        coverage: column.scalar(
          z.number().describe('Matched skills over all that the role requires, from 0 to 1.'),
        ),
        required: column.derivation(),
        score: column.scalar(
          z
            .number()
            .describe(
              'Matched skills over all skills that are given or required (the Jaccard index), from 0 to 1. Roles are sorted by it.',
            ),
        ),
      },
    },
  },
});
