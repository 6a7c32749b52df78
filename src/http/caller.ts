import { randomUUID } from 'node:crypto';
import { type Identity, ourselves } from '../identity/index.ts';
import type { AskedStatement } from '../plugin/index.ts';

/** Who asks, as far as answers, errors and the log need to know. */
export interface Caller {
  /** The id by which the request is found in the log. */
  readonly requestId: string;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
  /** Told of each statement that is sent for the request; set where it asks to be explained. */
  observer?: (asked: AskedStatement) => void;
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

const acceptable = /^[\w-]{1,64}$/;
const callers = new WeakMap<Request, Caller>();

/** The caller's own `x-request-id` where that is a plain word, else a new one. */
export function requestIdFrom(given: unknown): string {
  return typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
}

/** Attaches its caller to a request that GraphQL handles. */
export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/**
 * The caller of a request.
 *
 * @throws Error where none was attached: no request is handled without an identity.
 */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('A request came without a caller');
  return caller;
}

/** The caller of a request that this process makes itself. */
export function inProcessCaller(request: Request): Caller {
  return {
    requestId: requestIdFrom(request.headers.get('x-request-id')),
    signal: request.signal,
    identity: ourselves,
    wantsCost: false,
  };
}
