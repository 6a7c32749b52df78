import type { Log } from '../../log.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { HttpResponse } from '../pipeline/http-response.ts';

/** The metrics' path for Prometheus. */
export const metricsPath = '/metrics';

/** The metrics as Prometheus reads them; a 500 with the reason where they cannot be written. It never rejects. */
export async function metricsPage({ registry }: Metrics, log: Log): Promise<HttpResponse> {
  const headers = { 'cache-control': 'no-store' };
  try {
    const body = await registry.metrics();
    return { status: 200, headers: { ...headers, 'content-type': registry.contentType }, body };
  } catch (thrown) {
    log.error({ err: thrown }, 'The metrics cannot be written');
    return {
      status: 500,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      body: 'The metrics cannot be written: one of them cannot be read. The log says which.\n',
    };
  }
}
