import { literal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { relationshipType } from './relationship-type.ts';

const chosen = z
  .array(relationshipType)
  .min(1, 'name at least one type of relationship, or leave it out')
  .optional();

/**
 * The argument that narrows a question about the graph to some types of relationships.
 *
 * @param byDefault What is walked where the client names none, from the other arguments.
 */
export function via(
  description: string,
  byDefault: (given: Readonly<Record<string, unknown>>) => readonly string[],
) {
  return literal.names(chosen.describe(description), (types, given) =>
    Array.isArray(types) ? [...new Set(types.map(String))].toSorted() : byDefault(given),
  );
}
