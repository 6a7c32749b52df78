import type { OperationObserver } from '../execution/index.ts';
import type { Log } from '../log.ts';
import { boundedName } from './bounded-name.ts';
import type { Metrics } from './metrics.ts';

/**
 * Counts what operations cost and which are refused. What a limit that is not enforced would have refused is counted and logged, without
 * values and without who sent it: the audit log tells that.
 */
export function operationObserver(metrics: Metrics | undefined, log: Log): OperationObserver {
  return {
    planned: (cost, role) => metrics?.operationPlanned(cost, role),
    refused: (code, role) => metrics?.operationRefused(code, role),
    wouldRefuse: ({ limit, code, message }, { requestId, identity: { role }, operation }) => {
      metrics?.wouldBeRefused(limit, role);
      const name = operation === undefined ? {} : { operation: boundedName(operation) };
      log.warn(
        { requestId, limit, code, role, ...name, reason: message },
        'A limit would have refused a request',
      );
    },
  };
}
