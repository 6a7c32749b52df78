import type { Log } from '../../log.ts';
import { boundedName } from '../../telemetry/bounded-name.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ResponderParts } from './responder.ts';

/** Counts every answer, and logs it where the log goes into such detail. Nothing in the log tells the caller or values. */
export function responseMetrics(metrics: Metrics | undefined, log: Log): ResponderParts['onResponse'] {
  return ({ answer, requestId, caller, milliseconds }) => {
    const { status, codes = [] } = answer;
    metrics?.answered(status, milliseconds, caller?.operation, codes);
    const operation = caller?.operation === undefined ? undefined : boundedName(caller.operation);
    log.debug({ requestId, operation, status, codes, milliseconds: Math.round(milliseconds) }, 'Answered');
  };
}
