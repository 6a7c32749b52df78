import { column, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';

const nodes = column.scalar(z.int().describe('How many nodes.'));
const relationships = column.scalar(z.int().describe('How many relationships.'));
const count = column.scalar(z.int().describe('How many of this type.'));

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
        nodeTypes: column.records(
          {
            name: 'NodeTypeCount',
            description: 'How many nodes of a type there are.',
            columns: {
              type: column.scalar(z.string().describe('The type of nodes, such as `Role`.')),
              count,
            },
          },
          'How many nodes of each type.',
        ),
        relationshipTypes: column.records(
          {
            name: 'RelationshipTypeCount',
            description: 'How many relationships of a type there are.',
            columns: {
              type: column.scalar(
                z.string().describe('The type of relationships, such as `REQUIRES_SKILL`.'),
              ),
              inferred: column.scalar(
                z.boolean().describe('Whether these are our own inference, not the source’s.'),
              ),
              count,
              ratedCount: column.scalar(
                z
                  .int()
                  .describe(
                    'How many of them are only rated: they do not meet the threshold at which they count as what the type says.',
                  ),
              ),
            },
          },
          'How many relationships of each type, stated and inferred ones apart.',
        ),
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
