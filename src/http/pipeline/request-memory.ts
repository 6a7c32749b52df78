import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpResponse, refusal } from './http-response.ts';

/** Bytes below which a body is always read: the connections bound their number. */
const smallBytes = 16 * 1024;

/**
 * The bodies of all requests in progress, bounded in bytes: from the arrival of their headers until their responses are sent, queue
 * included. A body that comes without a length counts as the largest that is accepted.
 */
export class RequestMemory {
  readonly #maxBytes: number;
  readonly #maxBodyBytes: number;
  #bytes = 0;
  #refused = 0;

  /** @param maxBodyBytes Bytes of the largest body that is read. */
  constructor(maxBytes: number, maxBodyBytes: number) {
    this.#maxBytes = maxBytes;
    this.#maxBodyBytes = maxBodyBytes;
  }

  get statistics(): { readonly bytes: number; readonly refused: number } {
    return { bytes: this.#bytes, refused: this.#refused };
  }

  /** Reserves the memory for the body of a request until its response is closed. @returns The refusal where none is left. */
  reserve({ headers }: IncomingMessage, response: ServerResponse): HttpResponse | undefined {
    const bytes = this.#bytesOf(headers);
    if (bytes <= smallBytes) return undefined;
    if (this.#bytes + bytes > this.#maxBytes) {
      this.#refused += 1;
      return noMemory();
    }
    this.#bytes += bytes;
    response.once('close', () => {
      this.#bytes -= bytes;
    });
    return undefined;
  }

  #bytesOf(headers: IncomingMessage['headers']): number {
    if (headers['transfer-encoding'] !== undefined) return this.#maxBodyBytes;
    // A larger body is refused for its size before it is read.
    return Math.min(this.#maxBodyBytes, Number(headers['content-length'] ?? 0));
  }
}

function noMemory(): HttpResponse {
  const message = 'Too many large requests are being answered at the moment. Try again shortly.';
  return refusal(503, 'OVERLOADED', message, {
    extensions: { retryAfter: 1 },
    // The body stays unread.
    headers: { 'retry-after': '1', connection: 'close' },
  });
}
