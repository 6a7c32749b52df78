import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../execution/index.ts';

import type { HttpResponse } from './http-response.ts';
import type { RequestTarget } from './request-target.ts';

/** A request on its way through the pipeline. A HEAD request is the GET that it stands for: Node leaves its body out. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget;
}

/** Sends the response of an exchange. */
export type Respond = (answer: HttpResponse) => void;

/** Answers the requests of callers whose identity is known, by `respond` alone. */
export type Handler = (exchange: Exchange, caller: Caller, respond: Respond) => void;

/**
 * Answers requests that need no identity.
 *
 * @returns Undefined, or a promise of it, for any other request.
 */
export type OpenHandler = (
  exchange: Exchange,
) => HttpResponse | Promise<HttpResponse | undefined> | undefined;
