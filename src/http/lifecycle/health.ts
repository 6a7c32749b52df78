import type { OpenHandler } from '../pipeline/handler.ts';
import type { HttpResponse } from '../pipeline/http-response.ts';

/** Whether operations can be answered now; if not, the reason. `unreachable` where Neo4j is silent. */
export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly reason: string; readonly unreachable?: true };

/** Checks whether operations can be answered. A failure to check is a no, with the error's message as its reason. */
export type ReadinessCheck = () => Promise<Readiness>;

/**
 * Answers GET of the probes: `/health` with 200 while the process runs, `/ready` with 200 when operations can be answered and else
 * with 503 and the reason.
 */
export function probes(check: ReadinessCheck): OpenHandler {
  return ({ request, target: { pathname } }) => {
    if (request.method !== 'GET') return undefined;
    if (pathname === '/health') return json(200, { status: 'healthy' });
    if (pathname === '/ready') return check().then(readinessAnswer);
    return undefined;
  };
}

function readinessAnswer(readiness: Readiness): HttpResponse {
  return readiness.ready
    ? json(200, { status: 'ready' })
    : json(503, { status: 'not ready', reason: readiness.reason });
}

function json(status: number, body: object): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
