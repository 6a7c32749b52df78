import type { Role } from '../auth/index.ts';
import type { Caller, LimitName } from './caller.ts';

/** Receives what operations cost and which of them are refused. */
export interface OperationObserver {
  planned(cost: number, role: Role): void;
  /** @param code `extensions.code` of the error that the caller gets. */
  refused(code: string, role: Role): void;
  /** A limit that is not enforced would have refused a request. */
  wouldRefuse(excess: LimitExcess, caller: Caller): void;
}

/** What a limit that is not enforced would have refused. */
export interface LimitExcess {
  readonly limit: LimitName;
  /** The code and the message that the caller would have got. */
  readonly code: string;
  readonly message: string;
}

/** Notes with a request that it exceeds a limit that is not enforced. */
export function recordExcess(
  caller: Caller,
  excess: LimitExcess,
  observer: OperationObserver | undefined,
): void {
  caller.record.exceeded = [...(caller.record.exceeded ?? []), excess.limit];
  observer?.wouldRefuse(excess, caller);
}
