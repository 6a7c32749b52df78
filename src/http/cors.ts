import type { Plugin } from 'graphql-yoga';

const allowed = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type, accept, authorization, x-request-id',
  'access-control-max-age': '600',
};

/**
 * The headers that let a page of another origin read an answer.
 *
 * @param origins Exact origins, or `*` for all.
 * @param origin The page's own.
 */
export function corsHeaders(
  origins: readonly string[],
  origin: string | null | undefined,
): Readonly<Record<string, string>> {
  if (origins.length === 0) return {};
  // The answer differs by origin even when this one is let in nowhere: caches must know.
  const vary = { vary: 'Origin' };
  const isAllowed = origin && (origins.includes('*') || origins.includes(origin));
  return isAllowed ? { ...vary, 'access-control-allow-origin': origin } : vary;
}

/**
 * Lets pages of other origins ask questions. Without origins no CORS header is ever sent, so browsers keep other pages out.
 *
 * @param origins Exact origins, or `*` for all. Cookies are never let through.
 */
export function useCors(origins: readonly string[]): Plugin {
  if (origins.length === 0) return {};
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return;
      endResponse(new fetchAPI.Response(null, { status: 204 }));
    },
    onResponse({ request, response }) {
      const { vary, ...headers } = corsHeaders(origins, request.headers.get('origin'));
      if (vary) response.headers.append('vary', vary);
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      if (request.method !== 'OPTIONS' || Object.keys(headers).length === 0) return;
      for (const [name, value] of Object.entries(allowed)) response.headers.set(name, value);
    },
  };
}
