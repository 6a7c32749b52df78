import type { Plugin } from 'graphql-yoga';
import type { Log } from '../log.ts';
import { type PageFile, type PageFiles, PageMissing } from '../page/index.ts';

/** The page is all there is: should a part of it ever try to fetch from elsewhere, the browser refuses. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether a path is one of the page's: they hold nothing secret, and a browser cannot say who it is when it loads them. */
export function isOfPage(path: string): boolean {
  return path === '/' || path.startsWith('/assets/');
}

/**
 * Answers `/` with the explorer, and the files that it loads.
 *
 * @param endpoint Where GraphiQL is, for a page that cannot be built.
 */
export function useExplorerPage(endpoint: string, files: PageFiles, log: Log): Plugin {
  return {
    async onRequest({ request, url, endResponse, fetchAPI: { Response } }) {
      if (!isOfPage(url.pathname) || !['GET', 'HEAD'].includes(request.method)) return;
      try {
        const file = (await files()).get(url.pathname);
        endResponse(
          file ? answer(request, file, url.pathname === '/') : new Response('Not found', { status: 404 }),
        );
      } catch (thrown) {
        if (!(thrown instanceof PageMissing)) throw thrown;
        log.warn(thrown.message);
        endResponse(new Response(null, { status: 302, headers: { location: endpoint } }));
      }

      function answer(request: Request, { type, bytes, gzipped, tag }: PageFile, changes: boolean): Response {
        const zipped = request.headers.get('accept-encoding')?.includes('gzip') === true;
        const headers = {
          'content-type': type,
          // The names of the other files change with what is in them.
          'cache-control': changes ? 'no-cache' : 'public, max-age=31536000, immutable',
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          etag: tag,
          vary: 'Accept-Encoding',
        };
        if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
        const body = request.method === 'HEAD' ? null : zipped ? gzipped : bytes;
        return new Response(body, {
          headers: { ...headers, ...(zipped ? { 'content-encoding': 'gzip' } : {}) },
        });
      }
    },
  };
}
