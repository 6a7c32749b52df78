import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A response as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  /** By lower-case name; of a header that came several times, all values with commas between. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly bytes: number;
}

/**
 * Sends bytes over a socket of its own and gives what comes until the server closes it: clients would tidy the request up first.
 *
 * @param text The request, `connection: close` among its headers.
 */
export async function sendRaw(url: string, text: string | Buffer, timeoutMs = 20_000): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setTimeout(timeoutMs, () =>
      socket.destroy(new Error('The server sends nothing and does not close')),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
  return parseResponse(Buffer.concat(chunks));
}

/** A connection that a test writes to piece by piece. */
export interface RawConnection {
  readonly socket: Socket;
  /** What has come so far. */
  received(): string;
  /** Settles when the connection has ended, in order or not. */
  readonly closed: Promise<unknown>;
}

/** Opens a connection, which lasts as long as the test at most, and sends text. */
export function openRaw(url: string, text: string): RawConnection {
  let received = '';
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(text);
  socket.on('data', (data) => (received += data));
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  // `once` would reject where the server resets the connection.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  return { socket, received: () => received, closed };
}

/** Sends a piece again and again, as fast as it is taken, until the connection has ended. @returns Bytes that the server has taken. */
export async function sendOn({ socket, closed }: RawConnection, piece: string): Promise<number> {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
  await closed;
  return socket.bytesWritten - socket.writableLength;
}

/** Reads one response, which goes to the end of the bytes. */
export function parseResponse(bytes: Buffer): RawResponse {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const body = bytes.subarray(end + 4);
  return { status: Number(statusLine.split(' ')[1]), headers, body: body.toString(), bytes: body.length };
}
