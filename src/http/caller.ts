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

/** Remembers who is behind a request. */
export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** The caller behind a request; one that nobody is remembered for comes from this process. The same request always has the same. */
export function callerOf(request: Request): Caller {
  const known = callers.get(request);
  if (known) return known;
  const caller: Caller = {
    requestId: requestIdFrom(request.headers.get('x-request-id')),
    signal: request.signal,
    identity: ourselves,
    wantsCost: false,
  };
  callers.set(request, caller);
  return caller;
}
