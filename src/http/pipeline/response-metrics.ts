import type { Log } from '../../log.ts';
import { boundedName } from '../../telemetry/bounded-name.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ResponderParts } from './responder.ts';

/** Counts every answer, and logs it at that level of detail. The log has neither the caller nor values. */
export function responseMetrics(metrics: Metrics | undefined, log: Log): ResponderParts['onResponse'] {
  return ({ answer, requestId, caller, milliseconds }) => {
    const { status, codes = [] } = answer;
    metrics?.answered(status, milliseconds, caller?.operation, codes);
    const operation = caller?.operation === undefined ? undefined : boundedName(caller.operation);
    log.debug({ requestId, operation, status, codes, milliseconds: Math.round(milliseconds) }, 'Answered');
  };
}
