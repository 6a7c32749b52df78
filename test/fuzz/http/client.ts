import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { bytesOf, type FuzzedConnection } from './connections.ts';

/** What became of a connection. */
export interface ConnectionOutcome {
  readonly received: Buffer;
  /** Which side ended it; undefined where it was still open at the bound. */
  readonly endedBy: 'server' | 'client' | undefined;
  /** Whether the server closed it while the client wrote. */
  readonly isReset: boolean;
  readonly elapsedMs: number;
  /** How long the client took to send everything. */
  readonly sendingMs: number;
  readonly sentBytes: number;
}

/** The id of the request after all others, which shows whether the connection still serves, and ends it. */
export const probeId = 'probe';
const probe = `GET /health HTTP/1.1\r\nhost: localhost\r\nx-request-id: ${probeId}\r\nconnection: close\r\n\r\n`;

/** How long a client that sends request by request waits for a sign of a response. */
const signMs = 100;

/**
 * Makes a connection, sends its requests in their manner and a probe after them, and reads until the server closes it.
 *
 * @param boundMs After which a connection that is still open is given up.
 */
export async function runConnection(
  port: number,
  connection: FuzzedConnection,
  boundMs: number,
): Promise<ConnectionOutcome> {
  const start = performance.now();
  const { readingAfterMs, ending } = connection;
  const chunks: Buffer[] = [];
  let endedBy: ConnectionOutcome['endedBy'] = 'server';
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('data', (chunk) => chunks.push(chunk));
  let isReset = false;
  socket.on('error', () => {
    isReset = true;
  });
  // A socket that is reset after the server has closed it never reports its own end.
  const over = new AbortController();
  const closed = once(over.signal, 'abort');
  socket.once('close', () => over.abort());
  const endBy = (by: 'client' | undefined, end: () => void) => {
    if (socket.destroyed) return;
    endedBy = by;
    end();
    over.abort();
  };
  const bound = setTimeout(() => endBy(undefined, () => socket.destroy()), boundMs);
  if (readingAfterMs > 0) {
    socket.pause();
    setTimeout(() => socket.resume(), readingAfterMs);
  }
  const disconnect =
    ending.how === 'disconnects' && (() => (ending.resets ? socket.resetAndDestroy() : socket.destroy()));
  const disconnecting = disconnect && setTimeout(() => endBy('client', disconnect), ending.afterMs);
  await write(socket, connection, over.signal);
  if (ending.how === 'half-closes') socket.end();
  else if (ending.how === 'sends without end') await sendWithoutEnd(socket, ending.target, over.signal);
  else await send(socket, Buffer.from(probe), over.signal);
  const sendingMs = performance.now() - start;
  await closed;
  clearTimeout(bound);
  if (disconnecting) clearTimeout(disconnecting);
  return {
    received: Buffer.concat(chunks),
    endedBy,
    isReset,
    elapsedMs: performance.now() - start,
    sendingMs,
    sentBytes: socket.bytesWritten,
  };
}

async function write(socket: Socket, connection: FuzzedConnection, over: AbortSignal): Promise<void> {
  const { writing, requests } = connection;
  if (writing.pace === 'request by request') {
    for (const { bytes } of requests) {
      const signal = AbortSignal.any([over, AbortSignal.timeout(signMs)]);
      const sign = once(socket, 'data', { signal }).catch(() => undefined);
      await send(socket, bytes, over);
      await sign;
      if (over.aborted) return;
    }
    return;
  }
  const bytes = bytesOf(connection);
  const pieces = writing.pace === 'at once' ? 1 : writing.pieces;
  const step = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let at = 0; at < bytes.length && !over.aborted; at += step) {
    await send(socket, bytes.subarray(at, at + step), over);
    if (writing.pace === 'in pieces') await after(writing.pauseMs);
  }
}

const chunk = Buffer.from(`8000\r\n${'x'.repeat(0x8000)}\r\n`);

/** Sends a body until the server closes. */
async function sendWithoutEnd(socket: Socket, target: string, over: AbortSignal): Promise<void> {
  const head = `POST ${target} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
  await send(socket, Buffer.from(head), over);
  while (!over.aborted && socket.writable) await send(socket, chunk, over);
}

/** Settles when the bytes have gone to the kernel or the connection is over: a server that reads nothing must not stop the client for good. */
async function send(socket: Socket, bytes: Buffer, over: AbortSignal): Promise<void> {
  if (over.aborted || !socket.writable) return;
  await new Promise<void>((resolve) => {
    const finish = () => {
      over.removeEventListener('abort', finish);
      resolve();
    };
    over.addEventListener('abort', finish);
    socket.write(bytes, finish);
  });
}
