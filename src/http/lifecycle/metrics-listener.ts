import type { RequestListener } from 'node:http';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { metricsPage, metricsPath } from '../pages/metrics-page.ts';
import { hostCheck } from '../pipeline/allowed-hosts.ts';
import { containing } from '../pipeline/containing.ts';
import { UnsentResponses } from '../pipeline/unsent-responses.ts';
import { type Listener, listen, logServerErrors } from './listen.ts';

/** Pages of metrics that wait for a scraper to read, in bytes. */
const maxUnsentBytes = 16 * 1024 ** 2;

/**
 * Shows the metrics on a port of their own, which need not be open to the world.
 *
 * @param allowedHosts Names that the port is reached by beside `localhost` and its addresses.
 * @throws ListenError when the port is taken or the address is not one of this machine.
 */
export async function listenForMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
  allowedHosts: readonly string[],
  log: Log,
): Promise<Listener> {
  const listener = await listen({ host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' });
  logServerErrors(listener.server, log);
  const hostRefusal = hostCheck([...allowedHosts, host]);
  const answer: RequestListener = (request, response) => {
    const refused = hostRefusal(request);
    if (refused) return void response.writeHead(refused.status, refused.headers).end(refused.body);
    if (request.url !== metricsPath) return void response.writeHead(404).end();
    // It never rejects, and a client that has gone is no error.
    void metricsPage(metrics, log).then(({ status, headers, body }) => {
      if (!response.destroyed) response.writeHead(status, headers).end(body);
    });
  };
  const unsent = new UnsentResponses({ maxBytes: maxUnsentBytes, log });
  listener.answerWith(containing(unsent.watching(answer), log));
  return listener;
}
