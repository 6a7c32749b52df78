import { connect, type Socket } from 'node:net';

/** What came back: the status line's number and the body's length; the body itself only where it is asked for. */
export interface Response {
  readonly status: number;
  readonly bytes: number;
  readonly body: Buffer;
}

/**
 * One HTTP connection that is kept alive, with one request at a time: as little work per request as can be, since it
 * shares the processor with the server that is measured.
 */
export class KeepAlive {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #resolve: ((response: Response) => void) | undefined;
  #reject: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#reject?.(error));
    socket.on('close', () => this.#reject?.(new Error('The server closed the connection')));
  }

  static open(port: number): Promise<KeepAlive> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new KeepAlive(socket)));
      socket.once('error', reject);
    });
  }

  send(request: Buffer): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#reject = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const response = parse(this.#received);
    if (!response) return;
    this.#received = Buffer.alloc(0);
    this.#resolve?.(response);
  }
}

/** A request as bytes, made once and sent many times. */
export function requestBytes(port: number, path: string, body: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function parse(received: Buffer): Response | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end).toLowerCase();
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) {
    const body = received.subarray(end + 4);
    return body.length < Number(length) ? undefined : { status, bytes: body.length, body };
  }
  if (!head.includes('transfer-encoding: chunked')) throw new Error(`No length in the answer: ${head}`);
  if (!received.subarray(-5).equals(LAST_CHUNK)) return undefined;
  const body = unchunk(received.subarray(end + 4));
  return { status, bytes: body.length, body };
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');

function unchunk(received: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = received.indexOf('\r\n', at);
    const size = Number.parseInt(received.toString('latin1', at, line), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(received.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
