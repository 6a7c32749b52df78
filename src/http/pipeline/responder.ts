import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../execution/index.ts';
import type { Log } from '../../log.ts';
import { requestIdFrom } from './caller.ts';
import { type HttpResponse, internalError } from './http-response.ts';
import { noRoom, type UnsentResponses } from './unsent-responses.ts';
import type { WriteAnswer } from './write-answer.ts';

/** A response with what it took. */
export interface CompletedExchange {
  readonly answer: HttpResponse;
  readonly requestId: string;
  /** Undefined where the request was answered without an identity. */
  readonly caller: Caller | undefined;
  readonly milliseconds: number;
}

export interface ResponderParts {
  readonly writeAnswer: WriteAnswer;
  readonly unsent: UnsentResponses;
  readonly onResponse: (exchange: CompletedExchange) => void;
  readonly log: Log;
}

/** Sends the one response of a request. */
export class Responder {
  readonly requestId: string;
  /** When the request arrived, by `performance.now()`. */
  readonly startMs = performance.now();
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #parts: ResponderParts;
  #responded = false;

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
    const { requestId, startMs } = this;
    const { writeAnswer, unsent, onResponse, log } = this.#parts;
    const answer = unsent.hasRoomFor(response.body.length) ? response : noRoom();
    onResponse({ answer, requestId, caller, milliseconds: performance.now() - startMs });
    try {
      writeAnswer(this.#request, this.#response, answer, requestId);
    } catch (thrown) {
      log.error({ requestId, err: thrown }, 'A response could not be written');
      if (this.#response.headersSent) this.#response.destroy();
      else writeAnswer(this.#request, this.#response, internalError(requestId), requestId);
    }
  }

  /** Sends the response of a request in which something is wrong with the server, and logs it. */
  fail(thrown: unknown): void {
    const { requestId } = this;
    this.#parts.log.error({ requestId, err: thrown }, 'A request failed');
    this.respond(internalError(requestId));
  }
}
