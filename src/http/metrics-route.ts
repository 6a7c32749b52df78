import { type Metrics, metricsPage, metricsPath } from '../insight/index.ts';
import type { Log } from '../log.ts';
import { refusal } from './answer.ts';
import type { Behind } from './front.ts';

/** Shows the metrics to administrators; everybody else, and every other path, goes on. */
export function metricsRoute(metrics: Metrics, log: Log, otherwise: Behind): Behind {
  return (request, response, caller, write) => {
    if (request.url !== metricsPath) return otherwise(request, response, caller, write);
    if (caller.identity.role !== 'admin') {
      return write(
        refusal(403, 'FORBIDDEN', 'Metrics are shown to administrators: send an API key or a token of one.'),
      );
    }
    // It never rejects.
    void metricsPage(metrics, log).then(write);
  };
}
