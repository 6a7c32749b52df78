import { internals } from '../decency.ts';
import { type ConnectionOutcome, probeId } from './client.ts';
import type { FuzzedConnection, FuzzedRequest } from './connections.ts';
import type { Identity } from './headers.ts';
import { isTargetOf } from './request-lines.ts';
import { type ReceivedResponse, readResponses } from './responses.ts';

/** What the server did on a connection that it must not do. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

export interface CheckedConnection {
  readonly responses: readonly ReceivedResponse[];
  /** Whether the probe after all requests was answered. */
  readonly isProbeAnswered: boolean;
  /** Responses to valid operations that are right. */
  readonly answeredOperations: number;
}

export interface Limits {
  /** A client that is slower may get 408. */
  readonly headersTimeoutMs: number;
}

const statuses = new Set([
  200, 204, 302, 304, 400, 401, 403, 404, 405, 406, 408, 413, 415, 417, 421, 429, 431, 503, 504,
]);

const headerNames = new Set([
  'accept-encoding',
  'allow',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-resource-policy',
  'date',
  'etag',
  'keep-alive',
  'location',
  'referrer-policy',
  'retry-after',
  'vary',
  'www-authenticate',
  'x-content-type-options',
  'x-request-id',
]);

/**
 * Checks what came back on a connection.
 *
 * @throws ProtocolViolation or MalformedResponse
 */
export function checkConnection(
  connection: FuzzedConnection,
  outcome: ConnectionOutcome,
  limits: Limits,
): CheckedConnection {
  const { requests, ending } = connection;
  const { received, endedBy, isReset, elapsedMs, sendingMs, sentBytes } = outcome;
  if (endedBy === undefined) fail(`The connection hangs: nothing ends it in ${Math.round(elapsedMs)} ms`);
  if (ending.how === 'sends without end' && sentBytes > maxEndlessBytes) {
    fail(`The server takes ${sentBytes} bytes of a body without end`);
  }
  const firstUnsound = requests.findIndex(({ isSound }) => !isSound);
  const soundCount = firstUnsound < 0 ? requests.length : firstUnsound;
  const methodOf = (index: number) =>
    index === requests.length && firstUnsound < 0
      ? 'GET'
      : index < soundCount
        ? requests[index]?.method
        : undefined;
  const { responses, unfinishedBytes } = readResponses(received, methodOf);
  // A client that is slow may be given up in the middle of a body whose response it has.
  const isSlow = sendingMs >= limits.headersTimeoutMs;
  const isCut = isReset || (unfinishedBytes > 0 && endedBy === 'server');
  if (isCut && !isSlow && ending.how !== 'sends without end' && !mayBeCut(requests)) {
    fail(`The connection breaks off, ${unfinishedBytes} bytes into a response`);
  }
  for (const [index, response] of responses.entries()) {
    checkResponse(response, index < soundCount ? requests[index] : undefined);
    if (isLast(response) && index < responses.length - 1)
      fail(`A response follows on one that says connection: close`);
    if (response.status === 408 && elapsedMs < limits.headersTimeoutMs)
      fail('A client that was not slow gets 408');
  }
  checkPrivacy(connection, responses, soundCount);
  checkOrder(requests.slice(0, soundCount), responses);
  const isOver = responses.some(isLast);
  const probeAnswer = responses.find(({ headers }) => headers.get('x-request-id') === probeId);
  const isWhole = ending.how === 'waits' && !isCut && !isSlow;
  if (isWhole && !isOver && firstUnsound < 0) {
    fail(
      `The connection was closed without a response that says so, after ${responses.length} responses to ${soundCount} of ${requests.length} requests`,
    );
  }
  if (
    isWhole &&
    firstUnsound >= 0 &&
    !responses.slice(0, soundCount).some(isLast) &&
    responses.length <= soundCount
  ) {
    fail('A request that is no HTTP gets no response');
  }
  if (firstUnsound < 0 && responses.length > requests.length + 1)
    fail('There are more responses than requests');
  if (
    firstUnsound < 0 &&
    responses.length === requests.length + 1 &&
    ending.how !== 'sends without end' &&
    probeAnswer?.status !== 200
  ) {
    fail('The probe after all requests is not answered as it should be');
  }
  const answeredOperations = requests.filter(
    ({ answer }, index) => answer !== undefined && responses[index]?.body === answer,
  ).length;
  return { responses, isProbeAnswered: probeAnswer !== undefined, answeredOperations };
}

/** The most of a body that the server reads of a request that it refuses. */
const maxDiscardedBytes = 1024 ** 2;
/** More than that and what systems have in their buffers. */
const maxEndlessBytes = 24 * 1024 ** 2;

/**
 * Whether the client may send on where the connection has an end. Node closes it with bytes unread, and the system then throws away what
 * the client has not read yet.
 */
function mayBeCut(requests: readonly FuzzedRequest[]): boolean {
  return requests.some(
    ({ isSound, mayBeLast, bytes }) => !isSound || mayBeLast || bytes.length > maxDiscardedBytes,
  );
}

function fail(message: string): never {
  throw new ProtocolViolation(message);
}

function isLast({ headers }: ReceivedResponse): boolean {
  return headers.get('connection')?.toLowerCase() === 'close';
}

/** Each sound request has its own response, in order. */
function checkOrder(sound: readonly FuzzedRequest[], responses: readonly ReceivedResponse[]): void {
  for (const [index, { requestId, answer, identity }] of sound.entries()) {
    const response = responses[index];
    if (!response) return;
    const { status, headers, body } = response;
    const id = headers.get('x-request-id');
    // What is too slow is responded to by the connection, which knows no ids.
    if (status === 408) return;
    if (requestId !== undefined && id !== requestId && !id?.match(/^[0-9a-f-]{36}$/)) {
      fail(`Response ${index} has the id ${id} instead of ${requestId}`);
    }
    if (/^(fuzz-|probe)/.test(id ?? '') && id !== requestId)
      fail(`Response ${index} is that to ${id}, not to ${requestId}`);
    if (answer !== undefined && body !== answer && !(status === 401 && identity === 'none')) {
      fail(`A valid operation gets ${status} ${body.slice(0, 300)}`);
    }
  }
}

/** Where it is closed, the server gives data to those whose key it knows; data and metrics everywhere at their one address only. */
function checkPrivacy(
  { server, requests }: FuzzedConnection,
  responses: readonly ReceivedResponse[],
  soundCount: number,
): void {
  for (const [index, { body, headers }] of responses.entries()) {
    const sound = index < soundCount ? requests[index] : undefined;
    // It is not known to which of the requests that follow on an unsound one a response is.
    const possible = sound ? [sound] : requests.slice(soundCount);
    const isRequested = (path: '/graphql' | '/metrics', identities: readonly Identity[]) =>
      possible.some(
        ({ identity, target }) => identities.includes(identity) && (!sound || isTargetOf(path, target)),
      );
    const isData = /"data":\{|"Query"/.test(body) && !headers.get('content-type')?.startsWith('text/html');
    const mayHaveData: readonly Identity[] =
      server === 'open' ? ['none', 'reader', 'admin'] : ['reader', 'admin'];
    if (isData && !isRequested('/graphql', mayHaveData))
      fail('Data is given to a request that may not have it');
    const isMetrics = /^rolegraph_|^process_cpu/m.test(body);
    if (isMetrics && !isRequested('/metrics', ['admin']))
      fail('Metrics are given to a request that may not have them');
  }
}

function checkResponse(response: ReceivedResponse, request: FuzzedRequest | undefined): void {
  const { status, headers, body } = response;
  if (!statuses.has(status)) fail(`A response has the status ${status}: ${body.slice(0, 300)}`);
  for (const name of headers.keys()) {
    if (!headerNames.has(name)) fail(`A response has the header ${name}`);
  }
  if (!/^[\w-]{1,64}$/.test(headers.get('x-request-id') ?? ''))
    fail(`A response of status ${status} has no x-request-id`);
  if (headers.get('x-content-type-options') !== 'nosniff')
    fail(`A response of status ${status} has no x-content-type-options`);
  if (headers.has('content-encoding') && request && !request.acceptsEncoding)
    fail('A response is compressed without accept-encoding');
  if (response.continues > (request?.expectsContinue === false ? 0 : 1))
    fail('100 Continue comes without an expectation');
  if (status >= 400) checkRefusal(response, request);
  else if (status === 200 && headers.get('content-type')?.includes('json')) checkResult(body, request);
}

function checkRefusal({ status, headers, body }: ReceivedResponse, request: FuzzedRequest | undefined): void {
  if (
    !/^application\/(json|graphql-response\+json)(; charset=utf-8)?$|^(text\/event-stream|multipart\/mixed)/.test(
      headers.get('content-type') ?? '',
    )
  ) {
    fail(`A refusal of status ${status} has the content-type ${headers.get('content-type')}`);
  }
  if (body === '') {
    if (request && request.method !== 'HEAD') fail(`A refusal of status ${status} says nothing`);
    return;
  }
  const codes = checkResult(body, request);
  if (codes.length === 0) fail(`A refusal of status ${status} has no errors: ${body.slice(0, 300)}`);
  if (
    status >= 500 &&
    (!headers.has('retry-after') || !['SERVICE_UNAVAILABLE', 'TIMEOUT'].includes(codes[0] ?? ''))
  ) {
    fail(`A fault of the server: ${status} ${body.slice(0, 300)}`);
  }
}

/** @returns The codes of the errors in a body of JSON, or of parts with JSON in them. */
function checkResult(body: string, request: FuzzedRequest | undefined): readonly string[] {
  if (body === '' && (request?.method ?? 'HEAD') === 'HEAD') return [];
  // Of parts or events, each is a line of JSON.
  const text = /^(?:data: )?(\{.*\})\r?$/m.exec(body)?.[1] ?? body;
  const { errors = [] } = (parsed(text) ?? fail(`A body is no JSON: ${body.slice(0, 300)}`)) as {
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions?: { readonly code?: unknown };
    }[];
  };
  if (internals.test(errors.map(({ message }) => message).join('\n')))
    fail(`An error contains internals: ${body.slice(0, 1000)}`);
  return errors.map(({ extensions }) => {
    if (typeof extensions?.code !== 'string') return fail(`An error has no code: ${body.slice(0, 300)}`);
    return extensions.code;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
