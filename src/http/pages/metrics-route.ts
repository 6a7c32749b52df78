import type { Log } from '../../log.ts';
import type { Metrics } from '../../telemetry/index.ts';
import type { Handler } from '../pipeline/handler.ts';
import { internalError, methodNotAllowed, refusal } from '../pipeline/http-response.ts';
import { metricsPage } from './metrics-page.ts';

/** Shows the metrics to administrators. */
export function metricsHandler(metrics: Metrics, log: Log): Handler {
  return ({ request }, { identity, requestId }, respond) => {
    if (identity.role !== 'admin') {
      return respond(
        refusal(403, 'FORBIDDEN', 'Metrics are shown to administrators: send an API key or a token of one.'),
      );
    }
    if (request.method !== 'GET') return respond(methodNotAllowed('GET, HEAD'));
    metricsPage(metrics, log).then(respond, () => respond(internalError(requestId)));
  };
}
