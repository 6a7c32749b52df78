/**
 * The client cancelled the request while its statement was running: there is no answer, not an empty one.
 *
 * @example
 * ```ts
 * import { Cancelled } from '@rolegraph/pothos-plugin-neo4j';
 *
 * new Cancelled('The client has gone').name; // => 'Cancelled'
 * ```
 */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Neo4j neither answered nor ended the statement in time.
 *
 * @example
 * ```ts
 * import { Unanswered } from '@rolegraph/pothos-plugin-neo4j';
 *
 * new Unanswered('Neo4j does not answer').name; // => 'Unanswered'
 * ```
 */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}
