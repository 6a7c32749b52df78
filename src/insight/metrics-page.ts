import type { HttpAnswer } from '../http/answer.ts';
import type { Metrics } from './metrics.ts';

/** The path under which Prometheus asks. */
export const metricsPath = '/metrics';

/** The metrics as Prometheus reads them. */
export async function metricsPage({ registry }: Metrics): Promise<HttpAnswer> {
  const headers = { 'content-type': registry.contentType, 'cache-control': 'no-store' };
  return { status: 200, headers, body: await registry.metrics() };
}
