import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type Authenticate,
  clientAddressReader,
  type Identity,
  IdentityUnavailable,
  Unauthenticated,
} from '../identity/index.ts';
import type { Log } from '../log.ts';
import { hostCheck } from './allowed-hosts.ts';
import { type HttpAnswer, internalError, refusal } from './answer.ts';
import { type Caller, requestIdFrom } from './caller.ts';
import { preflightHeaders } from './cors.ts';
import { expectationRefusal } from './expectation.ts';
import { isForeign } from './foreign-pages.ts';
import type { Handler, OpenHandler } from './handler.ts';
import { bearerChallenge } from './header-text.ts';
import { isProbe } from './health.ts';
import { RateLimit } from './rate-limit.ts';
import { repeatedHeader } from './repeated-headers.ts';
import { startRequestDeadline } from './request-deadline.ts';
import type { RequestMemory } from './request-memory.ts';
import { parseRequestTarget } from './request-target.ts';
import type { HttpSettings } from './settings.ts';
import { noRoom, type UnsentResponses } from './unsent-responses.ts';
import { answerWriter } from './write-answer.ts';

export interface PipelineParts {
  readonly settings: Pick<
    HttpSettings,
    'allowedHosts' | 'corsOrigins' | 'compression' | 'rateLimits' | 'proxies' | 'requestDeadline'
  >;
  readonly authenticate: Authenticate;
  /** Answers balancers and supervisors, which ask all the time: without identity, and without counting. */
  readonly probes: OpenHandler;
  /** The pages that a browser opens, which cannot show a key when it does. */
  readonly pages: OpenHandler;
  /** Answers everything else. */
  readonly handler: Handler;
  readonly onResponse: (exchange: CompletedExchange) => void;
  readonly requestMemory: RequestMemory;
  readonly unsent: UnsentResponses;
  readonly log: Log;
}

/** A response with what it took. */
export interface CompletedExchange {
  readonly answer: HttpAnswer;
  readonly requestId: string;
  /** Undefined where the request was answered without an identity. */
  readonly caller: Caller | undefined;
  readonly milliseconds: number;
}

/**
 * The steps of every request, in this order: target, repeated headers, host, expectation, cross-site check, memory for the body, probes,
 * client address, pages, authentication, deadline, rate limit, handler. Each either responds or passes on; every response leaves by one writer.
 */
export function requestPipeline({
  settings,
  authenticate,
  probes,
  pages,
  handler,
  onResponse,
  requestMemory,
  unsent,
  log,
}: PipelineParts): RequestListener {
  const { corsOrigins, rateLimits, requestDeadline } = settings;
  const clientAddress = clientAddressReader(settings.proxies);
  const hostRefusal = hostCheck(settings.allowedHosts);
  const writeAnswer = answerWriter(settings);
  const limit = new RateLimit();

  return (request, response) => {
    const start = performance.now();
    const requestId = requestIdFrom(request.headers['x-request-id']);
    let responded = false;
    const respond = (given: HttpAnswer, caller?: Caller) => {
      // A handler that comes too late: the deadline has been answered.
      if (responded) return;
      responded = true;
      const answer = unsent.hasRoomFor(given.body.length) ? given : noRoom();
      onResponse({ answer, requestId, caller, milliseconds: performance.now() - start });
      try {
        writeAnswer(request, response, answer, requestId);
      } catch (thrown) {
        log.error({ requestId, err: thrown }, 'A response could not be written');
        if (response.headersSent) response.destroy();
        else writeAnswer(request, response, internalError(requestId), requestId);
      }
    };
    const fail = (thrown: unknown) => {
      log.error({ requestId, err: thrown }, 'A request failed');
      respond(internalError(requestId));
    };
    /** Responds with what an open handler finds, or goes on where it finds nothing. */
    const open = (answering: ReturnType<OpenHandler>, next: () => void, wait: () => number = () => 0) =>
      Promise.resolve(answering)
        .then((answer) => {
          if (!answer) return next();
          const seconds = wait();
          respond(seconds > 0 ? tooMany(seconds) : answer);
        })
        .catch(fail);

    // Node leaves the body of a response to HEAD out: all further steps see one method.
    if (request.method === 'HEAD') request.method = 'GET';
    const target = parseRequestTarget(request.url);
    if (!target) return respond(badTarget());
    const exchange = { request, response, target };
    const refused =
      repeatedHeader(request) ??
      // Balancers send their probes under any name, and the responses hold nothing of the graph.
      hostRefusal(request, { anyName: isProbe(target.pathname) }) ??
      expectationRefusal(request) ??
      preflight(request, corsOrigins) ??
      crossSiteRefusal(request, corsOrigins) ??
      requestMemory.reserve(request, response);
    if (refused) return respond(refused);

    const address = clientAddress(request);
    const countAddress = () => limit.take(`address:${address}`, rateLimits.anonymous);
    const identified = (identity: Identity) => {
      const gone = abortedOnClose(response);
      const caller = callerOf(request, gone.signal, identity, requestId);
      startRequestDeadline(
        response,
        { deadlineMs: requestDeadline, startMs: start },
        (reason) => gone.abort(reason),
        (answer) => respond(answer, caller),
      );
      const wait = identity.role === 'admin' ? 0 : limit.take(identity.id, rateLimits[identity.role]);
      if (wait > 0) return respond(tooMany(wait), caller);
      handler(exchange, caller, (answer) => respond(answer, caller));
    };
    // Attempts with bad keys or tokens are counted by address.
    const unidentified = (thrown: unknown) => {
      const wait = countAddress();
      respond(wait > 0 ? tooMany(wait) : unauthenticated(thrown));
    };
    const identify = () => {
      const identity = attempt(() => authenticate(request.headers, address));
      if (identity instanceof Promise) identity.then(identified, unidentified).catch(fail);
      else if ('thrown' in identity) unidentified(identity.thrown);
      else identified(identity);
    };

    const probing = probes(exchange);
    if (probing) return void open(probing, identify);
    const page = pages(exchange);
    if (page) return void open(page, identify, countAddress);
    identify();
  };
}

/** A failure as a value, so that what comes after a success is not mistaken for it. */
function attempt<Result>(work: () => Result): Result | { readonly thrown: unknown } {
  try {
    return work();
  } catch (thrown) {
    return { thrown };
  }
}

function badTarget(): HttpAnswer {
  const message =
    'The path of the request has another form than the one it stands for: send it without dot segments, backslashes or doubled slashes at its start, such as /graphql.';
  return refusal(400, 'BAD_REQUEST', message);
}

/** The response to a browser that wants to know whether a page may send a request. */
function preflight({ method, headers }: IncomingMessage, origins: readonly string[]): HttpAnswer | undefined {
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined;
  return { status: 204, headers: preflightHeaders(origins, headers.origin), body: '' };
}

function crossSiteRefusal(request: IncomingMessage, origins: readonly string[]): HttpAnswer | undefined {
  if (!isForeign(request, origins)) return undefined;
  return refusal(
    403,
    'FORBIDDEN_ORIGIN',
    'Pages of this origin may not ask here: it is not among the allowed origins.',
  );
}

function abortedOnClose(response: ServerResponse): AbortController {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone;
}

function callerOf(
  { headers }: IncomingMessage,
  signal: AbortSignal,
  identity: Identity,
  requestId: string,
): Caller {
  return { requestId, signal, identity, wantsCost: headers['x-graphql-cost'] !== undefined };
}

function tooMany(seconds: number): HttpAnswer {
  const message = `Too many requests: the next may be sent in ${seconds} s.`;
  return refusal(429, 'RATE_LIMITED', message, {
    extensions: { retryAfter: seconds },
    headers: { 'retry-after': String(seconds) },
  });
}

function unauthenticated(thrown: unknown): HttpAnswer {
  if (thrown instanceof Unauthenticated) {
    const headers = { 'www-authenticate': bearerChallenge(thrown.message) };
    return refusal(401, 'UNAUTHENTICATED', thrown.message, { headers });
  }
  const message =
    thrown instanceof IdentityUnavailable ? thrown.message : 'Who you are cannot be found out at the moment.';
  return refusal(503, 'SERVICE_UNAVAILABLE', message, { headers: { 'retry-after': '5' } });
}
