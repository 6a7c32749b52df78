import type { IncomingMessage } from 'node:http';
import { isOriginOf } from './authority.ts';
import { isAllowedOrigin } from './cors.ts';

/**
 * Whether a browser sends a request on behalf of a page that may not ask: one of another site that the settings do not name.
 *
 * Browsers say so themselves, by `sec-fetch-site` or, older ones, by `origin`; pages cannot change either. Whoever sends neither is no
 * browser, and nobody can be made to ask in their place. To open an address is no asking: what it shows stays with who opens it.
 */
export function isCrossSite({ method, headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site === undefined && origin === undefined) return false;
  if (isAllowedOrigin(origins, origin)) return false;
  if (site === 'same-origin' || site === 'none') return false;
  if (method === 'GET' && headers['sec-fetch-mode'] === 'navigate') return false;
  if (site === undefined) return origin === undefined || !isOriginOf(origin, headers.host);
  return true;
}
