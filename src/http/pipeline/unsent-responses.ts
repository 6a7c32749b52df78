import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../../log.ts';
import { type HttpResponse, refusal } from './http-response.ts';

export interface UnsentResponsesOptions {
  /** The most bytes that wait on all connections together for their clients to read. */
  readonly maxBytes: number;
  /** A client has to read at least `minBytesPerWindow` within each window of this many milliseconds. */
  readonly windowMs?: number;
  readonly minBytesPerWindow?: number;
  /** Milliseconds between two looks at what is unsent. */
  readonly intervalMs?: number;
  readonly log: Log;
}

/** Bytes below which a response is always sent: the connections bound their number. */
const smallBytes = 64 * 1024;

/** Milliseconds for a client before it may be cut off in favour of others. */
const minWaitMs = 5000;

interface Connection {
  /** Those that are not sent yet. */
  readonly responses: Set<ServerResponse>;
  /** The window's start, and the bytes read by then. Undefined while no response waits. */
  window: { readonly since: number; readonly read: number } | undefined;
}

/**
 * The responses that clients have not read yet. It cuts off a client that reads less than 300 kB in 30 s of its waiting bytes, and
 * bounds those of all clients: a response holds memory until its last byte has been handed to the network.
 */
export class UnsentResponses {
  readonly #options: Required<UnsentResponsesOptions>;
  readonly #connections = new Map<Socket, Connection>();
  #timer: NodeJS.Timeout | undefined;
  #ended = 0;
  #refused = 0;

  constructor(options: UnsentResponsesOptions) {
    this.#options = { windowMs: 30_000, minBytesPerWindow: 300_000, intervalMs: 1000, ...options };
  }

  /** Waiting bytes, connections cut off for not reading, and responses refused for want of room. */
  get statistics(): { readonly bytes: number; readonly ended: number; readonly refused: number } {
    return { bytes: this.#bytes(), ended: this.#ended, refused: this.#refused };
  }

  /** Watches the responses of a listener. */
  watching(listener: RequestListener): RequestListener {
    return (request, response) => {
      this.#add(request.socket, response);
      listener(request, response);
    };
  }

  /**
   * Whether a response may be sent. Where there is no room, it ends the connections that have read least, of those that have had some
   * seconds to read.
   */
  hasRoomFor(bytes: number): boolean {
    if (bytes <= smallBytes) return true;
    const { maxBytes } = this.#options;
    if (bytes > maxBytes) return this.#refuse();
    let unsent = this.#bytes();
    if (unsent + bytes <= maxBytes) return true;
    for (const [socket, connection] of this.#slowestFirst()) {
      unsent -= unsentOf(socket, connection);
      this.#end(socket, 'others need the memory');
      if (unsent + bytes <= maxBytes) return true;
    }
    return this.#refuse();
  }

  #refuse(): false {
    this.#refused += 1;
    return false;
  }

  #add(socket: Socket, response: ServerResponse): void {
    const connection = this.#connections.get(socket) ?? this.#opened(socket);
    connection.responses.add(response);
    // Emitted after the last byte was handed over, and where the connection breaks off.
    response.once('close', () => connection.responses.delete(response));
  }

  #opened(socket: Socket): Connection {
    const connection: Connection = { responses: new Set(), window: undefined };
    this.#connections.set(socket, connection);
    this.#timer ??= setInterval(() => this.#look(), this.#options.intervalMs).unref();
    socket.once('close', () => {
      this.#connections.delete(socket);
      if (this.#connections.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    });
    return connection;
  }

  #look(): void {
    const now = performance.now();
    const { windowMs, minBytesPerWindow } = this.#options;
    for (const [socket, connection] of this.#connections) {
      if (unsentOf(socket, connection) === 0) {
        connection.window = undefined;
        continue;
      }
      const read = readBy(socket);
      connection.window ??= { since: now, read };
      if (now - connection.window.since < windowMs) continue;
      if (read - connection.window.read < minBytesPerWindow) this.#end(socket, 'the client does not read');
      else connection.window = { since: now, read };
    }
  }

  #slowestFirst(): readonly (readonly [Socket, Connection])[] {
    const now = performance.now();
    return [...this.#connections]
      .filter(([, { window }]) => window !== undefined && now - window.since >= minWaitMs)
      .map(([socket, connection]) => ({ socket, connection, rate: rateOf(socket, connection, now) }))
      .sort((a, b) => a.rate - b.rate)
      .map(({ socket, connection }) => [socket, connection] as const);
  }

  #bytes(): number {
    let bytes = 0;
    for (const [socket, connection] of this.#connections) bytes += unsentOf(socket, connection);
    return bytes;
  }

  #end(socket: Socket, reason: string): void {
    this.#ended += 1;
    this.#options.log.warn({ reason }, 'A response was cut off');
    // A reset: the kernel's buffers are released as well.
    socket.resetAndDestroy();
  }
}

/** The responses that wait on a connection; with pipelined requests, each behind the first waits in its own object. */
function unsentOf(socket: Socket, { responses }: Connection): number {
  let bytes = socket.writableLength;
  for (const response of responses) if (response.socket === null) bytes += response.writableLength;
  return bytes;
}

/** The bytes written to a socket that the network has accepted. */
function readBy(socket: Socket): number {
  return (socket.bytesWritten ?? 0) - queuedIn(socket);
}

/** The bytes left of pending writes, by the socket's handle: Node counts a write until all of it is sent. */
function queuedIn(socket: Socket): number {
  const { _handle: handle } = socket as Socket & {
    readonly _handle?: { readonly writeQueueSize?: number } | null;
  };
  return handle?.writeQueueSize ?? socket.writableLength;
}

function rateOf(socket: Socket, { window }: Connection, now: number): number {
  return window ? (readBy(socket) - window.read) / (now - window.since) : 0;
}

/** The response in place of one without room. */
export function noRoom(): HttpResponse {
  const message =
    'Too many large responses wait to be read by their clients. Try again shortly, or ask for less.';
  return refusal(503, 'OVERLOADED', message, {
    extensions: { retryAfter: 5 },
    headers: { 'retry-after': '5' },
  });
}
