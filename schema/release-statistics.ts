import { column } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { nodeTypeCounts, relationshipTypeCounts } from './type-counts.ts';

/** What is counted once, when a release is written. */
export const releaseStatistics = column.record(
  {
    name: 'ReleaseStatistics',
    description: 'How much a release holds by type, and how many relationships its nodes have.',
    columns: {
      nodeTypes: nodeTypeCounts,
      relationshipTypes: relationshipTypeCounts,
      degrees: column.records(
        {
          name: 'DegreeStatistics',
          description: 'How many relationships of a type the nodes of a type have.',
          columns: {
            nodeType: column.scalar(z.string().describe('The type of nodes, such as `Role`.')),
            outgoing: column.scalar(
              z.boolean().describe('Whether the relationships start from the nodes, or lead to them.'),
            ),
            type: column.scalar(z.string().describe('The type of relationships, such as `REQUIRES_SKILL`.')),
            inferred: column.scalar(
              z.boolean().describe('Whether these are our own inference, not the source’s.'),
            ),
            rated: column.scalar(
              z
                .boolean()
                .describe(
                  'Whether these are only rated: they do not meet the threshold at which they count as what the type says.',
                ),
            ),
            nodes: column.scalar(z.int().describe('How many nodes have any.')),
            relationships: column.scalar(z.int().describe('How many there are altogether.')),
            mean: column.scalar(
              z.number().describe('How many a node has in the mean, over all nodes of the type.'),
            ),
            percentile99: column.scalar(
              z
                .int()
                .describe(
                  'The least number that 99 % of the nodes of the type do not exceed, by nearest rank.',
                ),
            ),
            max: column.scalar(z.int().describe('The most that a node has.')),
          },
        },
        'How many relationships nodes have, by the types of both and the direction.',
      ),
    },
  },
  'Counts that were made when it was written.',
);
