import { hostCheck } from '../http/allowed-hosts.ts';
import { type Listener, listen } from '../http/listen.ts';
import type { Metrics } from './metrics.ts';
import { metricsPage, metricsPath } from './metrics-page.ts';

/**
 * Shows the metrics on a port of their own, which need not be open to the world.
 *
 * @param allowedHosts Names that the port is reached by beside `localhost` and its addresses.
 * @throws ListenError when the port is taken or the address is not one of this machine.
 */
export async function listenForMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
  allowedHosts: readonly string[] = [],
): Promise<Listener> {
  const listener = await listen({ host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' });
  const hostRefusal = hostCheck([...allowedHosts, host]);
  listener.answerWith(async (request, response) => {
    const refused = hostRefusal(request);
    const found = request.url === metricsPath;
    const { status, headers, body } =
      refused ?? (found ? await metricsPage(metrics) : { status: 404, headers: {}, body: '' });
    response.writeHead(status, headers).end(body);
  });
  return listener;
}
