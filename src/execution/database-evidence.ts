import { Cancelled, Unanswered } from '@rolegraph/pothos-plugin-neo4j';
import { GraphQLError } from 'graphql';
import neo4j, { Neo4jError } from 'neo4j-driver';

/** The evidence of an operation's end: Neo4j answers, it does not, or none. */
export type DatabaseEvidence = 'answered' | 'unanswered' | 'none';

const unreachable: readonly string[] = [neo4j.error.SERVICE_UNAVAILABLE, neo4j.error.SESSION_EXPIRED];

/**
 * Gives the evidence in an operation's errors. An error that Neo4j itself sends is an answer, as is a time limit that it has
 * enforced: an operation that is slow by its own weight is no evidence against Neo4j.
 *
 * @param errors Those of the result, or the thrown one.
 * @param sent Whether statements were sent.
 */
export function databaseEvidence(errors: readonly unknown[], sent: boolean): DatabaseEvidence {
  const causes = errors.map(causeOf);
  if (causes.some(isUnanswered)) return 'unanswered';
  return sent && !causes.some(tellsNothing) ? 'answered' : 'none';
}

function isUnanswered(cause: unknown): boolean {
  return cause instanceof Unanswered || (cause instanceof Neo4jError && unreachable.includes(cause.code));
}

/** Whether it is an error of the driver's own, such as that all connections are in use, or of a client's leaving. */
function tellsNothing(cause: unknown): boolean {
  return cause instanceof Cancelled || (cause instanceof Neo4jError && !cause.code.startsWith('Neo.'));
}

/** The error of a resolver, without the errors of GraphQL around it. */
export function causeOf(thrown: unknown): unknown {
  let cause = thrown;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
