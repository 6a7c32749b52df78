import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type HttpResponse, refusal } from './http-response.ts';
import { securityHeaders } from './security-headers.ts';
import { maxDiscardedBytes, maxDiscardMs } from './unread-body.ts';

/** The last request of a connection that could be read. */
interface LatestExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether its response is sent. */
  isSent: boolean;
}

/**
 * Responds to input that never becomes a request, since Node's parser rejects it or it comes late: with an error like every other,
 * after the responses to the requests before it, and with the end of the connection.
 *
 * It passes requests with an `expect` header on like others: for 100 Continue after the responses before it, for anything else to be
 * refused by the request pipeline.
 */
export function respondToProtocolErrors(server: Server): void {
  const latest = new WeakMap<Duplex, LatestExchange>();
  const rejected = new WeakSet<Duplex>();
  server.prependListener('request', (request, response) => {
    const exchange = { request, response, isSent: false };
    latest.set(request.socket, exchange);
    // Node drops what follows in the same packet on a request that wants another protocol, although it gets a response like every other.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    response.once('close', () => {
      exchange.isSent = true;
    });
  });
  server.on('checkContinue', (request, response) => {
    const before = latest.get(request.socket);
    // Behind a response that is still to be sent, Node would send 100 Continue between the head and the body of this one.
    if (!before || before.isSent) response.writeContinue();
    else before.response.once('close', () => response.headersSent || response.writeContinue());
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // The parser reports each further piece of what it cannot read.
    if (rejected.has(socket)) return;
    rejected.add(socket);
    // What follows on the last request of a connection is not read: its response, which says so, ends the connection.
    if (error.code === 'HPE_CLOSED_CONNECTION') return void socket.pause();
    const answer = answerTo(error);
    if (answer && socket.writable) reject(socket, latest.get(socket), answer);
    else socket.destroy();
  });
  server.on('connect', (request, socket) => {
    socket.on('error', () => socket.destroy());
    reject(socket, latest.get(request.socket), noTunnel());
  });
}

function reject(socket: Duplex, exchange: LatestExchange | undefined, answer: HttpResponse): void {
  const headers = {
    ...securityHeaders,
    ...answer.headers,
    'x-request-id': randomUUID(),
    'content-length': String(Buffer.byteLength(answer.body)),
    connection: 'close',
  };
  const isAnswered = exchange === undefined || exchange.isSent;
  if (exchange && !exchange.request.complete) {
    // The error is in the body of this request: the response is the one to it.
    if (!exchange.response.headersSent) exchange.response.writeHead(answer.status, headers).end(answer.body);
    else if (isAnswered) socket.destroy();
    else exchange.response.once('close', () => socket.destroy());
    return;
  }
  const write = () => {
    if (!socket.writable) return;
    const lines = Object.entries({ ...headers, date: new Date().toUTCString() }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    socket.end(
      `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('')}\r\n${answer.body}`,
    );
    endAfterDiscarding(socket);
  };
  if (isAnswered) write();
  else {
    socket.pause();
    exchange.response.once('close', write);
  }
}

/** Closes a connection when its client has closed it, sends too much or takes too long: closed at once, it might not read the response. */
function endAfterDiscarding(socket: Duplex): void {
  let discarded = 0;
  const timer = setTimeout(() => socket.destroy(), maxDiscardMs);
  socket.once('close', () => clearTimeout(timer));
  socket.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > maxDiscardedBytes) socket.destroy();
  });
  socket.resume();
}

/** @returns Undefined for a connection that broke off. */
function answerTo(error: NodeJS.ErrnoException): HttpResponse | undefined {
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refusal(408, 'TIMEOUT', 'The request did not arrive in time. Send it again, all of it at once.');
    case 'HPE_HEADER_OVERFLOW':
      return refusal(
        431,
        'BAD_REQUEST',
        'The address and the headers of the request are together longer than this server takes. Send a long operation by POST, in the body.',
      );
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return refusal(
        413,
        'REQUEST_ENTITY_TOO_LARGE',
        'The extensions of the chunks are longer than this server takes.',
      );
    default:
      return error.code?.startsWith('HPE_') ? refusal(400, 'BAD_REQUEST', notHttp(error)) : undefined;
  }
}

function notHttp(error: Error): string {
  const reason = 'reason' in error && typeof error.reason === 'string' ? `: ${error.reason}` : '';
  return `The request is not valid HTTP/1.1${reason}.`;
}

function noTunnel(): HttpResponse {
  const message = 'CONNECT is for proxies, and this server is none. Send operations to /graphql.';
  return refusal(405, 'BAD_REQUEST', message, { headers: { allow: 'GET, HEAD, POST' } });
}
