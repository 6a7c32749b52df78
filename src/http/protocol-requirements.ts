import type { IncomingMessage } from 'node:http';
import { type HttpAnswer, refusal } from './answer.ts';

/**
 * What HTTP/1.1 itself requires of a request beyond its syntax. Node responds to such requests too, but without any header of this server.
 *
 * @returns The refusal; undefined where the request may pass.
 */
export function protocolRefusal({ headers, httpVersion }: IncomingMessage): HttpAnswer | undefined {
  if (headers.host === undefined && httpVersion === '1.1') {
    return refusal(
      400,
      'BAD_REQUEST',
      'The header `host` is missing: a request of HTTP/1.1 names the host it is for.',
    );
  }
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
    return refusal(417, 'BAD_REQUEST', 'The header `expect` can be `100-continue` only.');
  }
  return undefined;
}
