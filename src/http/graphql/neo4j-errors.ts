import { Unanswered } from '@rolegraph/pothos-plugin-neo4j';
import { type ASTNode, Kind } from 'graphql';
import neo4j, { Neo4jError } from 'neo4j-driver';
import type { ErrorCode } from '../../execution/index.ts';

/** Codes that the driver does not call retryable. A starting server may break off while the two agree on a protocol. */
const unavailable = [
  neo4j.error.PROTOCOL_ERROR,
  'Neo.ClientError.Database.DatabaseNotFound',
  'Neo.ClientError.General.DatabaseUnavailable',
];

const timedOut = [
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
];

/** Neo4j's limits on the memory of a transaction and of all together. */
const outOfMemory = [
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.TransactionOutOfMemoryError',
  'Neo.TransientError.General.OutOfMemoryError',
];

/** Neo4j's planner nests calls as deeply as the statement nests expressions. */
const tooDeep = 'Neo.TransientError.General.StackOverFlowError';

/** The public form of a fault of the database: a code and a sentence, never the driver's message. */
export interface DatabaseError {
  readonly code: Extract<ErrorCode, 'SERVICE_UNAVAILABLE' | 'TIMEOUT' | 'QUERY_TOO_COMPLEX'>;
  readonly message: string;
}

/**
 * Gives the public form of an error of the driver, or undefined for one that clients cannot act on.
 *
 * @param fields The fields of the failed operation: the message advises what to leave out of them.
 */
export function databaseErrorOf(error: unknown, fields: readonly ASTNode[] = []): DatabaseError | undefined {
  if (error instanceof Unanswered)
    return { code: 'TIMEOUT', message: 'The database did not answer in time. Try again shortly.' };
  if (!(error instanceof Neo4jError)) return undefined;
  const advice = `Ask for less at a time: ${fields.some(hasLists) ? 'fewer nested lists, a smaller `first`, or fewer root fields' : 'fewer root fields in one operation'}.`;
  if (timedOut.includes(error.code))
    return { code: 'TIMEOUT', message: `The operation took longer than allowed. ${advice}` };
  if (outOfMemory.includes(error.code)) {
    return {
      code: 'QUERY_TOO_COMPLEX',
      message: `The operation needs more memory than the database has for one. ${advice}`,
    };
  }
  if (error.code === tooDeep) {
    return {
      code: 'QUERY_TOO_COMPLEX',
      message: `The operation is too complex for the database to plan. ${advice}`,
    };
  }
  if (
    error.retryable ||
    unavailable.includes(error.code) ||
    isLogin(error) ||
    isExhaustedPool(error) ||
    isBroken(error)
  ) {
    return {
      code: 'SERVICE_UNAVAILABLE',
      message: 'The database does not answer at the moment. Try again shortly.',
    };
  }
  return undefined;
}

/** Whether a field selects more than values: a list has its nodes or edges below it. */
function hasLists(field: ASTNode): boolean {
  if (field.kind !== Kind.FIELD) return false;
  return (field.selectionSet?.selections ?? []).some(
    (selection) => selection.kind !== Kind.FIELD || selection.selectionSet !== undefined,
  );
}

/** Whether it is a failed login, which the operator mends; the client can only wait. */
function isLogin(error: Neo4jError): boolean {
  return error.code.startsWith('Neo.ClientError.Security.');
}

/** The driver has no code for this error. */
function isExhaustedPool(error: Neo4jError): boolean {
  return error.message.includes('Connection acquisition timed out');
}

/** Whether the database, unable to write for want of disk space, answers nothing until a restart. The driver has no code for it either. */
function isBroken(error: Neo4jError): boolean {
  return error.message.includes('needs to be restarted');
}
