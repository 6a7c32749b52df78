import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../execution/index.ts';
import type { Log } from '../../log.ts';
import { requestIdFrom } from './caller.ts';
import { type HttpResponse, internalError } from './http-response.ts';
import { noRoom, type UnsentResponses } from './unsent-responses.ts';
import type { WriteAnswer } from './write-answer.ts';

/** A request with its response and its duration. */
export interface CompletedExchange {
  /** Undefined where the client left before. */
  readonly answer: HttpResponse | undefined;
  readonly requestId: string;
  /** Undefined where the target of the request was not in order. */
  readonly pathname: string | undefined;
  /** The key of the client's address, where it was read. */
  readonly address: string | undefined;
  /** Undefined where the request was answered without an identity. */
  readonly caller: Caller | undefined;
  readonly milliseconds: number;
}

export interface ResponderParts {
  readonly writeAnswer: WriteAnswer;
  readonly unsent: UnsentResponses;
  readonly onResponse: (exchange: CompletedExchange & { readonly answer: HttpResponse }) => void;
  /** Called once for each request: with its response, or when its client leaves before. */
  readonly onEnd?: ((exchange: CompletedExchange) => void) | undefined;
  readonly log: Log;
}

/** Sends the one response of a request. */
export class Responder {
  readonly requestId: string;
  /** The request's arrival, by `performance.now()`. */
  readonly startMs = performance.now();
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #parts: ResponderParts;
  /** The path of the request and the key of its client's address, once they are read. */
  pathname: string | undefined;
  address: string | undefined;
  #responded = false;
  #ended = false;

  constructor(request: IncomingMessage, response: ServerResponse, parts: ResponderParts) {
    this.requestId = requestIdFrom(request.headers['x-request-id']);
    this.#request = request;
    this.#response = response;
    this.#parts = parts;
  }

  /** Sends the response, unless there is one already: that of the deadline, where a handler comes too late. */
  respond(response: HttpResponse, caller?: Caller): void {
    if (this.#responded) return;
    this.#responded = true;
    const { requestId } = this;
    const { writeAnswer, unsent, onResponse, log } = this.#parts;
    const answer = unsent.hasRoomFor(response.body.length) ? response : noRoom();
    onResponse({ ...this.#exchange(caller), answer });
    this.#end(caller, answer);
    try {
      writeAnswer(this.#request, this.#response, answer, requestId);
    } catch (thrown) {
      log.error({ requestId, err: thrown }, 'A response could not be written');
      if (this.#response.headersSent) this.#response.destroy();
      else writeAnswer(this.#request, this.#response, internalError(requestId), requestId);
    }
  }

  /** Notes that the client has left. */
  abandon(caller: Caller): void {
    this.#end(caller, undefined);
  }

  #end(caller: Caller | undefined, answer: HttpResponse | undefined): void {
    const { onEnd } = this.#parts;
    if (!onEnd || this.#ended) return;
    this.#ended = true;
    onEnd({ ...this.#exchange(caller), answer });
  }

  #exchange(caller: Caller | undefined): Omit<CompletedExchange, 'answer'> {
    const { requestId, pathname, address, startMs } = this;
    return { requestId, pathname, address, caller, milliseconds: performance.now() - startMs };
  }

  /** Sends the response of a request that failed by a fault of the server, and logs it. */
  fail(thrown: unknown): void {
    const { requestId } = this;
    this.#parts.log.error({ requestId, err: thrown }, 'A request failed');
    this.respond(internalError(requestId));
  }
}
