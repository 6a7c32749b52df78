import type { ExecutedStatement } from '@rolegraph/pothos-plugin-neo4j';
import type { Identity } from '../auth/index.ts';

/** Who asks, as far as answers, errors and the log need to know. */
export interface Caller {
  /** The id by which the request is found in the log. */
  readonly requestId: string;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
  /** Told of each statement that is sent for the request; set where it asks to be explained. */
  observer?: (statement: ExecutedStatement) => void;
  readonly identity: Identity;
  /** Whether the answer should tell what the question cost. */
  readonly wantsCost: boolean;
  /** The name of the operation, once it is known. */
  operation?: string;
  /** What the request sends as variables, once it is read. */
  variables?: unknown;
  /** The codes of the answer's errors, once they are known. */
  codes?: readonly string[];
}
