import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type Authenticate,
  type ClientAddressReader,
  clientAddressReader,
  type Identity,
  Unauthenticated,
} from '../../auth/index.ts';
import { type Caller, type OperationObserver, recordExcess } from '../../execution/index.ts';
import type { Log } from '../../log.ts';
import { type HostCheck, hostCheck } from './allowed-hosts.ts';
import { abortedOnClose, httpCaller } from './caller.ts';
import { preflightResponse } from './cors.ts';
import { crossSiteRefusal } from './csrf.ts';
import { expectationRefusal } from './expectation.ts';
import type { Exchange, Handler, OpenHandler } from './handler.ts';
import type { HttpResponse } from './http-response.ts';
import { isProbe } from './probe-paths.ts';
import { RateLimit, rateLimited, rateLimitMessage } from './rate-limit.ts';
import { repeatedHeader } from './repeated-headers.ts';
import { startRequestDeadline } from './request-deadline.ts';
import type { RequestMemory } from './request-memory.ts';
import { invalidTarget, parseRequestTarget } from './request-target.ts';
import { Responder, type ResponderParts } from './responder.ts';
import type { HttpSettings } from './settings.ts';
import { unidentified } from './unidentified.ts';
import type { UnsentResponses } from './unsent-responses.ts';
import { answerWriter } from './write-answer.ts';

export interface PipelineParts {
  readonly settings: Pick<
    HttpSettings,
    | 'allowedHosts'
    | 'corsOrigins'
    | 'compression'
    | 'rateLimits'
    | 'limitMode'
    | 'proxies'
    | 'requestDeadlineMs'
  >;
  readonly authenticate: Authenticate;
  /** Responds to balancers and supervisors, without identity and outside the rate limit: they send probes all the time. */
  readonly probes: OpenHandler;
  /** Responds with pages, without identity: a browser that opens an address sends no key. */
  readonly pages: OpenHandler;
  /** Responds to every other request. */
  readonly handler: Handler;
  readonly onResponse: ResponderParts['onResponse'];
  readonly onEnd?: ResponderParts['onEnd'];
  readonly observer?: OperationObserver | undefined;
  readonly requestMemory: RequestMemory;
  readonly unsent: UnsentResponses;
  readonly log: Log;
}

/**
 * The steps of every request, in this order: target, repeated headers, host, expectation, cross-site check, memory for the body, probes,
 * client address, pages, authentication, deadline, rate limit, handler. Each either responds or passes on; every response leaves by one writer.
 */
export function requestPipeline(parts: PipelineParts): RequestListener {
  const pipeline = new Pipeline(parts);
  return (request, response) => pipeline.receive(request, response);
}

/** A request whose target and headers are in order. */
interface CheckedRequest {
  readonly exchange: Exchange;
  readonly responder: Responder;
  readonly address: string;
}

// Methods instead of closures: a closure with a name costs a request as much as a step does where `tsx` compiles the server.
class Pipeline {
  readonly #parts: PipelineParts;
  readonly #clientAddress: ClientAddressReader;
  readonly #hostRefusal: HostCheck;
  readonly #responderParts: ResponderParts;
  readonly #limit = new RateLimit();

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    const { settings, unsent, log, onResponse, onEnd } = parts;
    this.#clientAddress = clientAddressReader(settings.proxies);
    this.#hostRefusal = hostCheck(settings.allowedHosts);
    this.#responderParts = { writeAnswer: answerWriter(settings), unsent, log, onResponse, onEnd };
  }

  receive(request: IncomingMessage, response: ServerResponse): void {
    const responder = new Responder(request, response, this.#responderParts);
    // Node leaves the body of a response to HEAD out: all further steps see one method.
    if (request.method === 'HEAD') request.method = 'GET';
    const target = parseRequestTarget(request.url);
    responder.pathname = target?.pathname;
    responder.address = this.#clientAddress(request);
    const exchange = target && { request, response, target };
    const refused = exchange ? this.#refusal(exchange) : invalidTarget();
    if (refused) responder.respond(refused);
    else if (exchange) this.#dispatch({ exchange, responder, address: responder.address });
  }

  #refusal({ request, response, target }: Exchange): HttpResponse | undefined {
    const { settings, requestMemory } = this.#parts;
    return (
      repeatedHeader(request) ??
      // Balancers send their probes under any name, and the responses hold no data of the graph.
      this.#hostRefusal(request, { anyName: isProbe(target.pathname) }) ??
      expectationRefusal(request) ??
      preflightResponse(request, settings.corsOrigins) ??
      crossSiteRefusal(request, settings.corsOrigins) ??
      requestMemory.reserve(request, response)
    );
  }

  #dispatch(checked: CheckedRequest): void {
    const probing = this.#parts.probes(checked.exchange);
    const opening = probing ?? this.#parts.pages(checked.exchange);
    if (opening) void this.#answerOpen(checked, opening, !probing);
    else this.#identify(checked);
  }

  /** Responds with the response of an open handler, or goes on where it has none. */
  async #answerOpen(
    checked: CheckedRequest,
    answering: ReturnType<OpenHandler>,
    isCounted: boolean,
  ): Promise<void> {
    const { responder, address } = checked;
    try {
      const answer = await answering;
      if (!answer) return this.#identify(checked);
      const wait = isCounted ? this.#countAddress(address) : 0;
      responder.respond(wait > 0 ? rateLimited(wait) : answer);
    } catch (thrown) {
      responder.fail(thrown);
    }
  }

  #identify(checked: CheckedRequest): void {
    const { exchange, address, responder } = checked;
    let identity: Identity | Promise<Identity>;
    try {
      identity = this.#parts.authenticate(exchange.request.headers, address);
    } catch (thrown) {
      this.#refuseUnidentified(checked, thrown);
      return;
    }
    if (identity instanceof Promise)
      identity
        .then(
          (found) => this.#answerIdentified(checked, found),
          (thrown) => this.#refuseUnidentified(checked, thrown),
        )
        .catch((thrown) => responder.fail(thrown));
    else this.#answerIdentified(checked, identity);
  }

  #answerIdentified({ exchange, responder }: CheckedRequest, identity: Identity): void {
    const { settings, handler } = this.#parts;
    const { request, response } = exchange;
    const gone = abortedOnClose(response);
    const caller = httpCaller(request, gone.signal, identity, responder.requestId);
    if (this.#parts.onEnd) response.once('close', () => responder.abandon(caller));
    startRequestDeadline(
      response,
      { deadlineMs: settings.requestDeadlineMs, startMs: responder.startMs },
      (reason) => gone.abort(reason),
      (answer) => responder.respond(answer, caller),
    );
    const refused = this.#rateRefusal(caller);
    if (refused) responder.respond(refused, caller);
    else handler(exchange, caller, (answer) => responder.respond(answer, caller));
  }

  #rateRefusal(caller: Caller): HttpResponse | undefined {
    const { settings, observer } = this.#parts;
    const { id, role } = caller.identity;
    const wait = this.#limit.take(id, settings.rateLimits[role]);
    if (wait === 0) return undefined;
    if (settings.limitMode === 'enforce') return rateLimited(wait);
    const excess = { limit: 'RATE_LIMIT', code: 'RATE_LIMITED', message: rateLimitMessage(wait) } as const;
    recordExcess(caller, excess, observer);
    return undefined;
  }

  /** Counts attempts with bad keys or tokens by address. */
  #refuseUnidentified({ address, responder }: CheckedRequest, thrown: unknown): void {
    const wait = this.#countAddress(address);
    if (wait === 0 && !(thrown instanceof Unauthenticated)) {
      const { requestId } = responder;
      this.#parts.log.warn({ requestId, err: thrown }, 'An identity could not be found out');
    }
    responder.respond(wait > 0 ? rateLimited(wait) : unidentified(thrown));
  }

  /** @returns The seconds after which the next request of the address may come; 0 where this one may. */
  #countAddress(address: string): number {
    const { rateLimits, limitMode } = this.#parts.settings;
    const wait = this.#limit.take(`address:${address}`, rateLimits.anonymous);
    return limitMode === 'enforce' ? wait : 0;
  }
}
