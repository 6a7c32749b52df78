import type { OperationObserver } from '../execution/index.ts';
import type { Log } from '../log.ts';
import { boundedName } from './bounded-name.ts';
import type { Metrics } from './metrics.ts';

/**
 * Counts the cost of operations and those that are refused. Counts and logs requests that a limit would refuse if enforced,
 * without values and without the caller, which the audit log has.
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
