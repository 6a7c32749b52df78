import { column, reference, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { entityType } from '../entity-type.ts';
import { statingTypes } from '../relationship-type.ts';
import { statement } from '../statement.ts';
import { via } from '../via.ts';

const DEEPEST = 3;
const MOST = 500;

export const neighborhood = traversal({
  name: 'neighborhood',
  description:
    'What surrounds an entity: what is near, nearest first and then by slug, and every relationship among what is given. Book-keeping between records is left out.',
  cypher: readStatement('neighborhood'),
  arguments: {
    of: reference('Entity', 'The entity in the middle.', { typedBy: 'ofType' }),
    ofType: value(entityType.optional().describe('The type of `of`, where several types have its slug.')),
    depth: value(
      z
        .int()
        .min(0, `from 0 to ${DEEPEST} steps`)
        .max(DEEPEST, `at most ${DEEPEST} steps`)
        .default(1)
        .describe(`How many steps to go from it, from 0 to ${DEEPEST}.`),
    ),
    types: value(
      z
        .array(entityType)
        .min(1, 'name at least one type, or leave it out')
        .optional()
        .describe('The types of entities to meet on the way; all where left out.'),
    ),
    via: via(
      'The types of relationships to walk; all that say something where left out.',
      () => statingTypes,
    ),
    limit: value(
      z
        .int()
        .min(1, `from 1 to ${MOST} nodes`)
        .max(MOST, `at most ${MOST} nodes`)
        .default(100)
        .describe(`The most entities to give, the one in the middle included, from 1 to ${MOST}.`),
    ),
  },
  // What surrounds the entities on the way is read before it is cut.
  reads: ({ depth, limit }, { total }) => Math.min(total, Number(depth) * Number(limit) * 20),
  inferable: true,
  threshold: 'Role.skills',
  gives: {
    kind: 'row',
    record: {
      name: 'Subgraph',
      description: 'A part of the graph.',
      columns: {
        nodes: column.records(
          {
            name: 'SubgraphNode',
            description: 'An entity in a part of the graph.',
            columns: {
              node: column.node('Entity', 'The entity.'),
              distance: column.scalar(z.int().describe('How many steps it is from the middle.')),
            },
          },
          'The entities, the one in the middle first.',
        ),
        edges: column.records(statement, 'All relationships among them, by type, source and target.'),
        truncated: column.scalar(z.boolean().describe('Whether there are more entities within the depth.')),
      },
    },
  },
});
