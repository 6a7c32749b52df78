import type { Plugin } from 'graphql-yoga';

/** Whether questions can be answered now, and if not, why. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** Asks whether questions can be answered. A failure to find out is a no, with the error's message as its reason. */
export type ReadinessCheck = () => Promise<Readiness>;

/**
 * Answers `GET /ready`: 200 when questions can be answered, else 503 with the reason. (`/health` is Yoga's own and says only that the
 * process is there.)
 *
 * @param check Asked at every request.
 */
export function useReadiness(check: ReadinessCheck): Plugin {
  return {
    async onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname !== '/ready' || (request.method !== 'GET' && request.method !== 'HEAD')) return;
      const readiness = await check();
      const body = readiness.ready ? { status: 'ready' } : { status: 'not ready', reason: readiness.reason };
      endResponse(
        fetchAPI.Response.json(body, {
          status: readiness.ready ? 200 : 503,
          headers: { 'cache-control': 'no-store' },
        }),
      );
    },
  };
}
