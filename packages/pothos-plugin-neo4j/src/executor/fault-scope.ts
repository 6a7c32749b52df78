import neo4j from 'neo4j-driver';
import { Cancelled, Unanswered } from './faults.ts';

/**
 * What a fault of a statement for several requests says about each of them.
 *
 * - `request`: one request's values may have caused it; the others may succeed alone.
 * - `text`: Neo4j cannot plan the statement as it is written; the text for a single request is another one.
 * - `every-request`: any statement that is sent now fails or waits likewise.
 */
export type FaultScope = 'request' | 'text' | 'every-request';

/** Faults of evaluating an expression or a procedure call, which depend on values. */
const evaluation =
  /^Neo\.(ClientError\.Statement\.\w+|ClientError\.Procedure\.ProcedureCallFailed|DatabaseError\.Statement\.ExecutionFailed)$/;

const unplannable =
  /^Neo\.(ClientError\.Statement\.(SyntaxError|SemanticError)|TransientError\.General\.StackOverFlowError)$/;

const timeLimit = /^Neo\.ClientError\.Transaction\.TransactionTimedOut/;

/**
 * Tells whether the requests of a failed statement are to be sent again one by one.
 *
 * A time limit or a memory limit is every request's, though one costly request may have caused it: sending all of them again would
 * multiply the load on a database that is overloaded already, and no time is left for the answers. `isCostly` tells which
 * statements are not to be shared again for a while, so that a costly request disturbs others once.
 */
export function faultScopeOf(error: unknown): FaultScope {
  if (error instanceof Cancelled || error instanceof Unanswered) return 'every-request';
  if (!(error instanceof neo4j.Neo4jError)) return 'request';
  if (unplannable.test(error.code)) return 'text';
  return evaluation.test(error.code) ? 'request' : 'every-request';
}

/** Whether a statement failed for its own size: it ran out of time or memory, or could not be planned. */
export function isCostly(error: unknown): boolean {
  if (error instanceof Unanswered) return true;
  if (!(error instanceof neo4j.Neo4jError)) return false;
  return timeLimit.test(error.code) || isOutOfMemory(error) || unplannable.test(error.code);
}

/** Whether sending the statement again may succeed, such as after a restart of Neo4j cut off a connection. */
export function isTransient(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.retriable && !isCostly(error);
}

/** Whether the connection failed, so that Neo4j may be unreachable. */
export function isDisconnection(error: unknown): boolean {
  return (
    error instanceof neo4j.Neo4jError &&
    (error.code === neo4j.error.SERVICE_UNAVAILABLE || error.code === neo4j.error.SESSION_EXPIRED)
  );
}

/** Neo4j calls these transient, but a statement that outgrew the memory does so again. */
function isOutOfMemory({ code }: { readonly code: string }): boolean {
  return code.endsWith('OutOfMemoryError');
}
