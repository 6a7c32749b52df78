import { column, type TraversalRecord } from '@rolegraph/pothos-plugin-neo4j';
import { relationshipType } from './relationship-type.ts';

/** A relationship as a row of its own. In Cypher: `{type, source, target, relationship}`. */
export const statement: TraversalRecord = {
  name: 'Statement',
  description: 'One relationship of the graph: what it leads from and to, and what says so.',
  columns: {
    type: column.scalar(relationshipType.describe('What it says.')),
    source: column.node('Entity', 'Where it starts.'),
    target: column.node('Entity', 'Where it leads.'),
    relationship: column.evidence(),
  },
};
