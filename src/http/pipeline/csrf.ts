import type { IncomingMessage } from 'node:http';
import { isOriginOf } from './authority.ts';
import { isAllowedOrigin } from './cors.ts';
import { type HttpResponse, refusal } from './http-response.ts';

/**
 * Refuses a request that a browser sends on behalf of a page of another site, unless the settings name its origin.
 *
 * @returns Undefined where the request may pass.
 */
export function crossSiteRefusal(
  request: IncomingMessage,
  origins: readonly string[],
): HttpResponse | undefined {
  if (!isCrossSite(request, origins)) return undefined;
  return refusal(
    403,
    'FORBIDDEN_ORIGIN',
    'Pages of this origin may not ask here: it is not among the allowed origins.',
  );
}

/**
 * Browsers name the page's site by `sec-fetch-site` or, older ones, by `origin`; pages can change neither. A client that sends neither is
 * no browser, so no page makes it send requests. A navigation passes: its page cannot read the response.
 */
function isCrossSite({ method, headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site === undefined && origin === undefined) return false;
  if (isAllowedOrigin(origins, origin)) return false;
  if (site === 'same-origin' || site === 'none') return false;
  if (method === 'GET' && headers['sec-fetch-mode'] === 'navigate') return false;
  if (site === undefined) return origin === undefined || !isOriginOf(origin, headers.host);
  return true;
}
