import { column } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';

const count = column.scalar(z.int().describe('How many of this type.'));

/** How many nodes there are of each type. */
export const nodeTypeCounts = column.records(
  {
    name: 'NodeTypeCount',
    description: 'How many nodes of a type there are.',
    columns: {
      type: column.scalar(z.string().describe('The type of nodes, such as `Role`.')),
      count,
    },
  },
  'How many nodes of each type.',
);

/** How many relationships there are of each type. */
export const relationshipTypeCounts = column.records(
  {
    name: 'RelationshipTypeCount',
    description: 'How many relationships of a type there are.',
    columns: {
      type: column.scalar(z.string().describe('The type of relationships, such as `REQUIRES_SKILL`.')),
      inferred: column.scalar(z.boolean().describe('Whether these are our own inference, not the source’s.')),
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
);
