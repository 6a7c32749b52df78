import { column, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { nodeTypeCounts, relationshipTypeCounts } from '../type-counts.ts';

const nodes = column.scalar(z.int().describe('How many nodes.'));
const relationships = column.scalar(z.int().describe('How many relationships.'));

export const graphStatistics = traversal({
  name: 'graphStatistics',
  description: 'How much is in the graph, by type and by dataset.',
  cypher: readStatement('graph-statistics'),
  arguments: {},
  gives: {
    kind: 'row',
    record: {
      name: 'GraphStatistics',
      description: 'How much a dataset holds in its current release, and what datasets there are.',
      columns: {
        nodes,
        relationships,
        nodeTypes: nodeTypeCounts,
        relationshipTypes: relationshipTypeCounts,
        datasets: column.records(
          {
            name: 'DatasetCount',
            description: 'How much a dataset holds.',
            columns: { dataset: column.node('Dataset', 'The dataset.'), nodes, relationships },
          },
          'Every dataset that is published.',
        ),
      },
    },
  },
});
