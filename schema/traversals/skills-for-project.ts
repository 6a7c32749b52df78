import { column, reference, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { readStatement } from '../../src/cypher/read-statement.ts';

export const skillsForProject = traversal({
  name: 'skillsForProject',
  description:
    'Skills that a kind of project needs, each with the role through which it needs them and what says so.',
  cypher: readStatement('skills-for-project'),
  arguments: { project: reference('ProjectType', 'The kind of project.') },
  inferable: true,
  gives: {
    kind: 'rows',
    record: {
      name: 'ProjectSkill',
      description: 'A skill that a kind of project needs.',
      columns: {
        skill: column.node('Skill', 'The skill.'),
        role: column.optionalNode(
          'Role',
          'The role through which the project needs the skill; null where the source names none.',
        ),
        need: column.evidence(),
      },
    },
  },
});
