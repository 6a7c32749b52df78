import { column, literal, reference, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { direction } from '../direction.ts';
import { entityType } from '../entity-type.ts';
import { statingTypes } from '../relationship-type.ts';
import { statement } from '../statement.ts';
import { via } from '../via.ts';

/** Longer paths connect anything with anything, and take long to rule out. */
const LONGEST = 8;
const MOST = 100;

export const shortestPaths = traversal({
  name: 'shortestPaths',
  description:
    'How two entities are connected by the fewest steps: all paths of that length are counted, the first of them given, sorted by the slugs along them. Paths are told apart by their nodes, however many relationships stand between two of them. Within one dataset only.',
  cypher: readStatement('shortest-paths'),
  arguments: {
    from: reference('Entity', 'Where the paths start.', { typedBy: 'fromType' }),
    to: reference('Entity', 'Where they end.', { typedBy: 'toType' }),
    fromType: value(entityType.optional().describe('The type of `from`, where several types have its slug.')),
    toType: value(entityType.optional().describe('The type of `to`, where several types have its slug.')),
    via: via(
      'The types of relationships to walk; all that say something where left out, so no book-keeping between records.',
      () => statingTypes,
    ),
    direction: literal.arrow(direction.default('ANY').describe('Which way to walk them.')),
    maxLength: literal.integer(
      z
        .int()
        .min(1, `at least 1 and at most ${LONGEST} steps`)
        .max(LONGEST, `at most ${LONGEST} steps`)
        .default(4)
        .describe(`The most steps that a path may take, from 1 to ${LONGEST}.`),
    ),
    first: value(
      z
        .int()
        .min(1, `from 1 to ${MOST} paths`)
        .max(MOST, `at most ${MOST} paths`)
        .default(5)
        .describe(`How many paths to give, from 1 to ${MOST}.`),
    ),
  },
  reads: ({ maxLength }, { total }) => Math.min(total, 500 * Number(maxLength)),
  inferable: true,
  gives: {
    kind: 'row',
    record: {
      name: 'PathResult',
      description: 'The shortest paths between two entities.',
      columns: {
        paths: column.records(
          {
            name: 'Path',
            description: 'A way through the graph.',
            columns: {
              length: column.scalar(z.int().describe('How many steps it takes.')),
              nodes: column.nodes('Entity', 'What it passes, both ends included.'),
              steps: column.records(
                {
                  name: 'PathStep',
                  description: 'A step from one entity to the next.',
                  columns: {
                    node: column.node('Entity', 'Where the step leads.'),
                    direction: column.scalar(
                      direction.describe(
                        'OUTGOING where the relationship is walked from its source to its target, else INCOMING.',
                      ),
                    ),
                    edge: column.record(
                      statement,
                      'The relationship that is walked. Of several between the two, one that leads ahead, then by type.',
                    ),
                    parallel: column.records(
                      statement,
                      'Further relationships between the two that the question allows.',
                    ),
                  },
                },
                'Its steps, in order.',
              ),
            },
          },
          'The first of the paths.',
        ),
        length: column.scalar(
          z
            .int()
            .optional()
            .describe(
              'How many steps each of them takes. Null where there is no path of the allowed length.',
            ),
        ),
        total: column.scalar(
          z
            .int()
            .optional()
            .describe(
              'How many paths of that length there are, 0 for none. Null where they are too many to count: more than 50,000 ways along relationships.',
            ),
        ),
        truncated: column.scalar(z.boolean().describe('Whether there are more than are given.')),
      },
    },
  },
});
