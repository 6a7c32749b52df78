import { column, reference, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { fit } from '../fit.ts';
import { statement } from '../statement.ts';

export const frameworksForProject = traversal({
  name: 'frameworksForProject',
  description:
    'Frameworks that a kind of project calls for: those of the roles that suit it, each with the role that it comes through and what says so, and those that it calls for itself. Inferred statements count only where asked.',
  cypher: readStatement('frameworks-for-project'),
  arguments: { project: reference('ProjectType', 'The kind of project.') },
  inferable: true,
  gives: {
    kind: 'rows',
    record: {
      name: 'ProjectFramework',
      description:
        'A framework that a kind of project calls for. It is DERIVED where it comes through a role; its evidence is of all that it follows from.',
      columns: {
        framework: column.node('Framework', 'The framework.'),
        role: column.optionalNode(
          'Role',
          'The role that suits the project and uses the framework; null where the project itself calls for it.',
        ),
        fit: column.scalar(fit.optional().describe('How well that role fits, where the source says so.')),
        follows: column.derivation(),
        statements: column.records(
          statement,
          'What it follows from: that the role suits the project and that it uses the framework, or that the project calls for it.',
        ),
      },
    },
  },
});
