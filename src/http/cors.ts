import type { Plugin } from 'graphql-yoga';

const allowed = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type, accept, authorization, x-request-id',
  'access-control-max-age': '600',
};

/**
 * Lets pages of other origins ask questions. Without origins no CORS header is ever sent, so browsers keep other pages out.
 *
 * @param origins Exact origins, or `*` for all. Cookies are never let through.
 */
export function useCors(origins: readonly string[]): Plugin {
  if (origins.length === 0) return {};
  const isAllowed = (origin: string | null) =>
    origin !== null && (origins.includes('*') || origins.includes(origin));
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return;
      endResponse(new fetchAPI.Response(null, { status: 204 }));
    },
    onResponse({ request, response }) {
      // The answer differs by origin even when this one is let in nowhere: caches must know.
      response.headers.append('vary', 'Origin');
      const origin = request.headers.get('origin');
      if (origin === null || !isAllowed(origin)) return;
      response.headers.set('access-control-allow-origin', origin);
      if (request.method !== 'OPTIONS') return;
      for (const [name, value] of Object.entries(allowed)) response.headers.set(name, value);
    },
  };
}
