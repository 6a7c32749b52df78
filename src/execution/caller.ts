import type { ExecutedStatement } from '@rolegraph/pothos-plugin-neo4j';
import type { DocumentNode } from 'graphql';
import type { Identity } from '../auth/index.ts';

/** The caller of a request, as far as responses, errors and logs need to know it. */
export interface Caller {
  /** The id of the request in the log. */
  readonly requestId: string;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
  /** Receives each statement that is sent for the request; set where the request asks to be explained. */
  observer?: (statement: ExecutedStatement) => void;
  readonly identity: Identity;
  /** Whether the response reports the operation's cost. */
  readonly wantsCost: boolean;
  /** The name of the operation, once it is known. */
  operation?: string;
  /** The request's variables, once they are read. */
  variables?: unknown;
  /** The codes of the response's errors, once they are known. */
  codes?: readonly string[];
  /** The audit log's facts of the request; filled in on the way. */
  readonly record: ExecutionRecord;
}

/** The execution of an operation. A missing field did not apply. */
export interface ExecutionRecord {
  document?: DocumentNode;
  cost?: number;
  /** Of its own statements; it grows while they run. */
  usage?: { readonly databaseMs: number };
  /** The response's source: the cache, an identical request under way, or statements of its own. */
  source?: 'cache' | 'shared' | 'database';
  /** The reason for its refusal, by the server. */
  refusal?: string;
  /** The limits that it exceeded while they are not enforced. */
  exceeded?: readonly LimitName[];
}

/** The limits that may be reported instead of enforced, by the names of their settings. */
export type LimitName = 'COST_LIMIT' | 'DATABASE_SECONDS' | 'RATE_LIMIT';
