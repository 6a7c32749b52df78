import { Cancelled, Unanswered } from '@rolegraph/pothos-plugin-neo4j';
import { GraphQLError } from 'graphql';
import neo4j, { Neo4jError } from 'neo4j-driver';

/** What the end of an operation tells about Neo4j: it answers, it does not, or nothing. */
export type DatabaseEvidence = 'answered' | 'unanswered' | 'none';

const unreachable: readonly string[] = [neo4j.error.SERVICE_UNAVAILABLE, neo4j.error.SESSION_EXPIRED];

/**
 * Tells by the errors of an operation whether Neo4j answers. An error that Neo4j itself sends is an answer, a time limit that it has
 * enforced among them: an operation that is slow by its own weight says nothing against Neo4j.
 *
 * @param errors Those of the result, or what was thrown.
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

/** The driver's own errors, such as that all connections are in use, and the end of a request whose client has gone. */
function tellsNothing(cause: unknown): boolean {
  return cause instanceof Cancelled || (cause instanceof Neo4jError && !cause.code.startsWith('Neo.'));
}

/** What a resolver threw, without the errors of GraphQL that were put around it. */
export function causeOf(thrown: unknown): unknown {
  let cause = thrown;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
