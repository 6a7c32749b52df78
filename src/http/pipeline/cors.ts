import type { IncomingMessage } from 'node:http';
import type { HttpResponse } from './http-response.ts';

const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'content-type, accept, authorization, x-api-key, x-request-id, x-graphql-cost, if-none-match',
  'access-control-max-age': '600',
};

/**
 * Gives the headers that let a page of another origin read an answer. Without origins it gives no CORS header, so browsers keep other
 * pages out. Cookies never pass.
 *
 * @param origins Exact origins, or `*` for all.
 * @param origin The page's own.
 */
export function corsHeaders(
  origins: readonly string[],
  origin: string | undefined,
): Readonly<Record<string, string>> {
  if (origins.length === 0) return {};
  // The answer differs by origin even when this one is refused: caches must know.
  const vary = { vary: 'Origin' };
  if (!isAllowedOrigin(origins, origin)) return vary;
  return {
    ...vary,
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, retry-after, etag',
  };
}

/** The response to a preflight request, by which a browser learns whether a page may send a request. @returns Undefined for other requests. */
export function preflightResponse(
  { method, headers }: IncomingMessage,
  origins: readonly string[],
): HttpResponse | undefined {
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined;
  return { status: 204, headers: isAllowedOrigin(origins, headers.origin) ? preflightHeaders : {}, body: '' };
}

export function isAllowedOrigin(origins: readonly string[], origin: string | undefined): origin is string {
  return origin !== undefined && (origins.includes('*') || origins.includes(origin));
}
