import { connectionRankingKey, rankingLength } from '@rolegraph/graph-model';
import { column, literal, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { entityType } from '../entity-type.ts';
import { statingTypesOf } from '../relationship-type.ts';
import { via } from '../via.ts';

/** The ranking that a release stores of what is asked for: by one type of relationships or all that say something, stated ones alone. */
function rankingOf({
  type,
  via,
  includeInferred,
  requirement,
}: Readonly<Record<string, unknown>>): string | null {
  if (includeInferred === true || (requirement ?? null) !== null) return null;
  if (!Array.isArray(via)) return connectionRankingKey(String(type));
  const types = new Set(via.map(String));
  const [only] = types;
  return types.size === 1 ? connectionRankingKey(String(type), only) : null;
}

export const mostConnected = traversal({
  name: 'mostConnected',
  description:
    'The entities of a type with the most relationships, most first and then by slug. Those without any are left out.',
  cypher: readStatement('most-connected'),
  arguments: {
    type: literal.names(entityType.describe('The type of entities.'), (type) => [String(type)]),
    via: via(
      'The types of relationships to count, in either direction; all that say something where left out.',
      ({ type }) => statingTypesOf(String(type)),
    ),
    first: value(
      z
        .int()
        .min(1, 'from 1 to 100 entities')
        .max(100, 'at most 100 entities')
        .default(10)
        .describe('How many entities, from 1 to 100.'),
      (rows, given) => ({ rows, ranking: rankingOf(given) }),
    ),
  },
  reads: (given, { nodes }) =>
    Math.min(nodes(String(given.type)), rankingOf(given) === null ? Number.POSITIVE_INFINITY : rankingLength),
  inferable: true,
  threshold: 'Role.skills',
  gives: {
    kind: 'rows',
    rankedBy: 'degree',
    record: {
      name: 'Ranked',
      description: 'An entity and how well it is connected.',
      columns: {
        node: column.node('Entity', 'The entity.'),
        degree: column.scalar(z.int().describe('How many of the counted relationships it has, either way.')),
      },
    },
  },
});
