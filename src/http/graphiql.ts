import type { Plugin } from 'graphql-yoga';
import { type Page, renderPage, type WorkbenchSettings } from './graphiql-page.ts';

export type { WorkbenchSettings } from './graphiql-page.ts';

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

/** Whether a browser opens the endpoint to look at it. Whatever its address holds, it gets the page: nothing is asked, nothing told. */
export function opensGraphiql(
  method: string | undefined,
  accept: string | null | undefined,
  path: string | undefined,
  endpoint: string,
): boolean {
  return method === 'GET' && path === endpoint && accept?.includes('text/html') === true;
}

/** Shows GraphiQL, with the workbench around it, to browsers that open the endpoint. The page works without any other host. */
export function useGraphiql(settings: WorkbenchSettings): Plugin {
  const pages = new Map<boolean, Promise<Page>>();
  const pageFor = (hasQuery: boolean) => {
    const page = pages.get(hasQuery) ?? renderPage(settings, hasQuery);
    pages.set(hasQuery, page);
    page.catch(() => pages.delete(hasQuery));
    return page;
  };
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      const { method, headers } = request;
      if (!opensGraphiql(method, headers.get('accept'), url.pathname, settings.endpoint)) return;
      const page = await pageFor(url.searchParams.has('query'));
      const answered = {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-cache',
        'content-security-policy': policy,
        etag: page.tag,
        vary: 'Accept, Accept-Encoding',
      };
      if (headers.get('if-none-match') === page.tag) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers: answered }));
      } else if (headers.get('accept-encoding')?.includes('gzip')) {
        endResponse(
          new fetchAPI.Response(page.gzipped, { headers: { ...answered, 'content-encoding': 'gzip' } }),
        );
      } else {
        endResponse(new fetchAPI.Response(page.html, { headers: answered }));
      }
    },
  };
}
