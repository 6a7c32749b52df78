import type { Role } from '../auth/index.ts';
import type { Caller, LimitName } from './caller.ts';

/** Receives the costs and refusals of operations. */
export interface OperationObserver {
  planned(cost: number, role: Role): void;
  /** @param code `extensions.code` of the error that the caller gets. */
  refused(code: string, role: Role): void;
  /** Takes a request that a limit would refuse if enforced. */
  wouldRefuse(excess: LimitExcess, caller: Caller): void;
}

/** An excess of a limit that is not enforced. */
export interface LimitExcess {
  readonly limit: LimitName;
  /** The code and the message of the refusal if enforced. */
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
