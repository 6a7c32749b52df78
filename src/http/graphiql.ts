import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import type { Example } from './examples.ts';

interface Page {
  readonly html: string;
  readonly gzipped: ArrayBuffer;
  readonly tag: string;
}

/** The page brings everything with it; should a part of it ever try to fetch from elsewhere, the browser refuses. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Shows GraphiQL to browsers that open the endpoint. The page works without any other host.
 *
 * @param endpoint The path of the GraphQL endpoint.
 * @param examples Operations to open in tabs; the first is shown.
 */
export function useOfflineGraphiql(endpoint: string, examples: readonly Example[]): Plugin {
  const pages = new Map<boolean, Promise<Page>>();
  const pageFor = (hasQuery: boolean) => {
    const known = pages.get(hasQuery) ?? renderPage(endpoint, examples, hasQuery);
    pages.set(hasQuery, known);
    return known;
  };
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'GET' || !request.headers.get('accept')?.includes('text/html')) return;
      if (url.pathname !== endpoint) return;
      const page = await pageFor(url.searchParams.has('query'));
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-cache',
        'content-security-policy': policy,
        etag: page.tag,
        vary: 'Accept, Accept-Encoding',
      };
      if (request.headers.get('if-none-match') === page.tag) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
      } else if (request.headers.get('accept-encoding')?.includes('gzip')) {
        endResponse(
          new fetchAPI.Response(page.gzipped, { headers: { ...headers, 'content-encoding': 'gzip' } }),
        );
      } else {
        endResponse(new fetchAPI.Response(page.html, { headers }));
      }
    },
  };
}

/** GraphiQL shifts its tabs while one is pressed, so that the first click on a tab misses it: here they stay where they are. */
const steadyTabs = '<style>.graphiql-tab { transform: none !important; }</style>';

/** Nine megabytes of script are read only when somebody first opens the page, so that starting the server does not wait for them. */
async function renderPage(endpoint: string, examples: readonly Example[], hasQuery: boolean): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const [first] = examples;
  const page = renderGraphiQL({
    endpoint,
    title: 'RoleGraph',
    defaultTabs: examples.map(({ query }) => ({ query })),
    // Default tabs count on the first visit only. A query in the address would lose to this one.
    ...(first && !hasQuery ? { query: first.query } : {}),
  });
  const html = page.replace('</head>', `${steadyTabs}</head>`);
  const tag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 16)}"`;
  return { html, gzipped: new Uint8Array(await promisify(gzip)(html)).buffer, tag };
}
