import { randomUUID } from 'node:crypto';
import type { AskedStatement } from '../plugin/index.ts';

/** Who asks, as far as errors and the log need to know. */
export interface Caller {
  /** The id by which the request is found in the log. */
  readonly requestId: string;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
  /** Told of each statement that is sent for the request; set where it asks to be explained. */
  observer?: (asked: AskedStatement) => void;
}

const acceptable = /^[\w-]{1,64}$/;
const callers = new WeakMap<Request, Caller>();

/** The caller's own `x-request-id` where that is a plain word, else a new one. */
export function requestIdFrom(given: string | null | undefined): string {
  return given && acceptable.test(given) ? given : randomUUID();
}

/** The caller behind a request. The same request always has the same id. */
export function callerOf(request: Request): Caller {
  const known = callers.get(request);
  if (known) return known;
  const caller: Caller = {
    requestId: requestIdFrom(request.headers.get('x-request-id')),
    signal: request.signal,
  };
  callers.set(request, caller);
  return caller;
}
