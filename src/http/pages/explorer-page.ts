import { type PageFile, type PageFiles, PageMissing } from '../../explorer/index.ts';
import type { Log } from '../../log.ts';
import type { OpenHandler } from '../pipeline/handler.ts';
import type { HttpResponse } from '../pipeline/http-response.ts';

/** The browser refuses every fetch from elsewhere: the page is complete. */
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

/**
 * Answers GET of `/` with the explorer, and of the files that it loads. They hold no secret, and a browser that loads them cannot
 * show a key: existing files alone are open.
 *
 * @param endpoint GraphiQL's path, for a page that cannot be built.
 */
export function explorerPage(endpoint: string, files: PageFiles, log: Log): OpenHandler {
  const answers = new WeakMap<PageFile, HttpResponse>();
  const answerOf = (file: PageFile, pathname: string) => {
    const answer = answers.get(file) ?? pageAnswer(file, pathname === '/');
    answers.set(file, answer);
    return answer;
  };
  return ({ request, target: { pathname } }) => {
    if (request.method !== 'GET' || (pathname !== '/' && !pathname.startsWith('/assets/'))) return undefined;
    return files().then(
      (found) => {
        const file = found.get(pathname);
        return file && answerOf(file, pathname);
      },
      (thrown: unknown) => {
        if (!(thrown instanceof PageMissing)) throw thrown;
        if (pathname !== '/') return undefined;
        log.warn(thrown.message);
        return { status: 302, headers: { location: endpoint, 'cache-control': 'no-store' }, body: '' };
      },
    );
  };
}

/** Cached with its file, to be compressed once. */
function pageAnswer({ type, bytes }: PageFile, changes: boolean): HttpResponse {
  return {
    status: 200,
    headers: {
      'content-type': type,
      // The names of the other files change with their content.
      'cache-control': changes ? 'no-cache' : 'public, max-age=31536000, immutable',
      'content-security-policy': policy,
    },
    body: bytes,
    forms: {},
  };
}
