import type { OpenHandler } from '../pipeline/handler.ts';
import type { HttpResponse } from '../pipeline/http-response.ts';
import { prefersPage } from '../pipeline/negotiation.ts';
import { renderPage, type WorkbenchSettings } from './graphiql-page.ts';

export type { WorkbenchSettings } from './graphiql-page.ts';

/** The browser refuses every fetch from elsewhere: the page is complete. */
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
 * Shows GraphiQL, with the workbench around it, to browsers that open the endpoint. The page works without any other host. Opening
 * an address executes no operation: GraphiQL sends it when its reader runs it, with its key.
 */
export function graphiqlPage(settings: WorkbenchSettings): OpenHandler {
  const pages = new Map<boolean, Promise<HttpResponse>>();
  const pageFor = (hasQuery: boolean) => {
    const page = pages.get(hasQuery) ?? renderPage(settings, hasQuery).then(pageAnswer);
    pages.set(hasQuery, page);
    page.catch(() => pages.delete(hasQuery));
    return page;
  };
  return ({ request, target: { pathname, search } }) => {
    if (request.method !== 'GET' || pathname !== settings.endpoint) return undefined;
    if (!prefersPage(request.headers)) return undefined;
    return pageFor(new URLSearchParams(search).has('query'));
  };
}

function pageAnswer(html: string): HttpResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      'content-security-policy': policy,
      vary: 'Accept',
    },
    body: html,
    forms: {},
  };
}
