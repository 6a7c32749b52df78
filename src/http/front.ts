import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type Authenticate,
  clientAddressReader,
  type Identity,
  IdentityUnavailable,
  Unauthenticated,
} from '../identity/index.ts';
import { hostCheck } from './allowed-hosts.ts';
import { type HttpAnswer, refusal } from './answer.ts';
import { type Caller, requestIdFrom } from './caller.ts';
import { preflightHeaders } from './cors.ts';
import { isOfPage } from './explorer-page.ts';
import { isForeign } from './foreign-pages.ts';
import { opensGraphiql } from './graphiql.ts';
import { bearerChallenge } from './header-text.ts';
import { RateLimit } from './rate-limit.ts';
import { repeatedHeader } from './repeated-headers.ts';
import type { HttpSettings } from './settings.ts';
import { answerWriter } from './write-answer.ts';

/** What comes behind the front: it knows who asks, and writes answers by `write` alone. */
export type Behind = (
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
  write: (answer: HttpAnswer) => void,
) => void;

export interface FrontParts {
  readonly settings: Pick<
    HttpSettings,
    'allowedHosts' | 'corsOrigins' | 'compression' | 'rateLimits' | 'proxies' | 'graphiql'
  >;
  /** Where GraphiQL is, too. */
  readonly endpoint: string;
  readonly authenticate: Authenticate;
  readonly behind: Behind;
  /** Told of every answer. */
  readonly onAnswer: (answered: Answered) => void;
}

/** An answer with what it took. */
export interface Answered {
  readonly answer: HttpAnswer;
  readonly requestId: string;
  /** Undefined where the request was refused before it was asked who sends it. */
  readonly caller: Caller | undefined;
  readonly milliseconds: number;
}

/** Answers that balancers and supervisors ask for all the time: nobody has to say who they are, and nothing is counted. */
const probes = new Set(['/health', '/ready']);

/**
 * What every request meets, whatever it asks for: is it a foreign page's, who sends it, and has that one sent too many? What passes goes
 * on with its caller; every answer leaves with the same headers.
 */
export function createFront({
  settings,
  endpoint,
  authenticate,
  behind,
  onAnswer,
}: FrontParts): RequestListener {
  const { corsOrigins, rateLimits } = settings;
  const clientAddress = clientAddressReader(settings.proxies);
  const hostRefusal = hostCheck(settings.allowedHosts);
  const writeAnswer = answerWriter(settings);
  const limit = new RateLimit();

  return (request, response) => {
    const start = performance.now();
    const requestId = requestIdFrom(request.headers['x-request-id']);
    const write = (answer: HttpAnswer, caller?: Caller) => {
      onAnswer({ answer, requestId, caller, milliseconds: performance.now() - start });
      writeAnswer(request, response, answer, requestId);
    };
    const refused =
      repeatedHeader(request) ??
      // Balancers ask their probes under any name, and the answers hold nothing of the graph.
      hostRefusal(request, { anyName: probes.has(request.url ?? '') }) ??
      refusedOutright(request, corsOrigins);
    if (refused) return write(refused);
    const address = clientAddress(request);
    const meet = (identity: Identity) => {
      const caller = begin(request, response, identity, requestId);
      const { role, id } = identity;
      const wait = role === 'admin' || probes.has(request.url ?? '') ? 0 : limit.take(id, rateLimits[role]);
      if (wait > 0) return write(tooMany(wait), caller);
      behind(request, response, caller, (answer) => write(answer, caller));
    };
    // Whoever tries out keys or tokens is counted by address.
    const refuse = (thrown: unknown) => {
      const wait = limit.take(`address:${address}`, rateLimits.anonymous);
      write(wait > 0 ? tooMany(wait) : unauthenticated(thrown));
    };
    if (isOpen(request, settings.graphiql ? endpoint : undefined))
      return meet({ role: 'anonymous', id: `address:${address}` });
    try {
      const identity = authenticate(request.headers, address);
      if (identity instanceof Promise) identity.then(meet, refuse);
      else meet(identity);
    } catch (thrown) {
      refuse(thrown);
    }
  };
}

/** What is answered before anybody is asked who they are: browsers that ask whether a page may ask, and pages that may not. */
function refusedOutright(request: IncomingMessage, origins: readonly string[]): HttpAnswer | undefined {
  const { method, headers } = request;
  if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
    return { status: 204, headers: preflightHeaders(origins, headers.origin), body: '' };
  }
  if (!isForeign(request, origins)) return undefined;
  return refusal(
    403,
    'FORBIDDEN_ORIGIN',
    'Pages of this origin may not ask here: it is not among the allowed origins.',
  );
}

/** A page holds nothing secret, and a browser that opens it has no way to say who it is. */
function isOpen({ method, url = '', headers }: IncomingMessage, graphiql: string | undefined): boolean {
  return (
    probes.has(url) ||
    isOfPage(url) ||
    // With a question in its address too: GraphiQL shows it, and asks it when told to, by whoever says who they are.
    (graphiql !== undefined && opensGraphiql(method, headers.accept, url.split('?', 1)[0], graphiql)) ||
    (method === 'GET' && headers.accept?.includes('text/html') === true && !url.includes('?'))
  );
}

function begin(
  { headers }: IncomingMessage,
  response: ServerResponse,
  identity: Identity,
  requestId: string,
): Caller {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return { requestId, signal: gone.signal, identity, wantsCost: headers['x-graphql-cost'] !== undefined };
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
