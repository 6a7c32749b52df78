import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Identity, ourselves } from '../../auth/index.ts';
import type { Caller } from '../../execution/index.ts';

const acceptable = /^[\w-]{1,64}$/;
const callers = new WeakMap<Request, Caller>();

/** The caller's own `x-request-id` where that is a plain word, else a new one. */
export function requestIdFrom(header: unknown): string {
  return typeof header === 'string' && acceptable.test(header) ? header : randomUUID();
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

/** The caller of a request that came by HTTP. @param signal Aborts when the client is gone. */
export function httpCaller(
  { headers }: IncomingMessage,
  signal: AbortSignal,
  identity: Identity,
  requestId: string,
): Caller {
  return { requestId, signal, identity, wantsCost: headers['x-graphql-cost'] !== undefined, record: {} };
}

/** Aborts when the connection closes before the response is sent. */
export function abortedOnClose(response: ServerResponse): AbortController {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone;
}

/** The caller of a request that this process makes itself. */
export function inProcessCaller(request: Request): Caller {
  return {
    requestId: requestIdFrom(request.headers.get('x-request-id')),
    signal: request.signal,
    identity: ourselves,
    wantsCost: false,
    record: {},
  };
}
