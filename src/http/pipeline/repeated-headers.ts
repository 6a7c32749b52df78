import type { IncomingMessage } from 'node:http';
import { type HttpResponse, refusal } from './http-response.ts';

/** Headers that decide the identity and address of a request's sender, and how its body is read. */
const single = new Set([
  'authorization',
  'content-type',
  'host',
  'origin',
  'sec-fetch-mode',
  'sec-fetch-site',
  'x-api-key',
]);

/**
 * Refuses a request that has a header twice where only one makes sense: Node takes the first and drops the others, a proxy may take the
 * last.
 *
 * @returns Undefined where the request may pass.
 */
export function repeatedHeader({
  headers,
  rawHeaders,
}: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): HttpResponse | undefined {
  if (rawHeaders.length === 2 * Object.keys(headers).length) return undefined;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    if (seen.has(name) && single.has(name))
      return refusal(400, 'BAD_REQUEST', `The header \`${name}\` came more than once. Send it once.`);
    seen.add(name);
  }
  return undefined;
}
