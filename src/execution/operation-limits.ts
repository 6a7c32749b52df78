import type { PlannedOperation } from '@rolegraph/pothos-plugin-neo4j';
import type { GraphQLError } from 'graphql';
import { type PerRole, type Role, roles } from '../auth/index.ts';
import type { Caller, LimitName } from './caller.ts';
import { DatabaseTime } from './database-time.ts';
import { type OperationObserver, recordExcess } from './operation-observer.ts';
import { databaseTimeTaken, tooCostly } from './refusals.ts';

/** Whether limits on cost, time and requests refuse, or only report excesses. */
export type LimitMode = 'enforce' | 'warn';

/** The limits of one operation, and of one caller's operations. */
export interface OperationLimitSettings {
  /** The most that an operation may cost. */
  readonly maxCost: PerRole<number>;
  /** The largest answer, in bytes. It is enforced in any mode, since it bounds the memory of the process. */
  readonly maxResultBytes: PerRole<number>;
  /** Seconds of Neo4j's time that one caller may take in a minute; 0 for no limit. */
  readonly databaseSeconds: PerRole<number>;
  /** Milliseconds that a statement may take in Neo4j. */
  readonly statementTimeoutsMs: PerRole<number>;
}

/** An operation whose cost is known. */
type CostedOperation = Pick<PlannedOperation, 'cost' | 'costliestList'>;

/** Refuses operations over the limits of their caller's role. */
export class OperationLimits {
  readonly #settings: OperationLimitSettings;
  readonly #mode: LimitMode;
  readonly #observer: OperationObserver | undefined;
  readonly #databaseTime: DatabaseTime;
  readonly #sameLimits: PerRole<Role>;

  constructor(settings: OperationLimitSettings, mode: LimitMode, observer: OperationObserver | undefined) {
    this.#settings = settings;
    this.#mode = mode;
    this.#observer = observer;
    this.#databaseTime = new DatabaseTime(settings.databaseSeconds);
    this.#sameLimits = leastRolesWithSameLimits(settings);
  }

  /**
   * The error of an operation that may not be executed; undefined for one that may.
   *
   * @param planned Undefined for an operation of no cost.
   */
  refusal(planned: CostedOperation | undefined, caller: Caller): GraphQLError | undefined {
    const { identity } = caller;
    const cost = planned?.cost ?? 0;
    caller.record.cost = cost;
    this.#observer?.planned(cost, identity.role);
    const maxCost = this.maxCost(caller);
    const costly =
      planned && cost > maxCost
        ? this.#enforced('COST_LIMIT', tooCostly(cost, maxCost, planned.costliestList(maxCost)), caller)
        : undefined;
    if (costly) return costly;
    const waitSeconds = this.#databaseTime.waitSeconds(identity);
    return waitSeconds > 0
      ? this.#enforced('DATABASE_SECONDS', databaseTimeTaken(waitSeconds), caller)
      : undefined;
  }

  /** Counts and records the refusal of an operation. */
  refused(error: GraphQLError, { identity, record }: Caller): GraphQLError {
    record.refusal = error.message;
    this.#observer?.refused(String(error.extensions.code), identity.role);
    return error;
  }

  /** Adds the milliseconds of an operation's statements. */
  takeDatabaseTime({ identity }: Caller, milliseconds: number): void {
    this.#databaseTime.take(identity, milliseconds);
  }

  maxCost({ identity }: Caller): number {
    return this.#settings.maxCost[identity.role];
  }

  maxResultBytes({ identity }: Caller): number {
    return this.#settings.maxResultBytes[identity.role];
  }

  /** The key of callers that may share a cached response: under other limits, one may be too large. */
  cacheScope({ identity, wantsCost }: Caller): string {
    return `${this.#sameLimits[identity.role]}${wantsCost ? '$' : ''}`;
  }

  #enforced(limit: LimitName, error: GraphQLError, caller: Caller): GraphQLError | undefined {
    if (this.#mode === 'enforce') return this.refused(error, caller);
    const excess = { limit, code: String(error.extensions.code), message: error.message };
    recordExcess(caller, excess, this.#observer);
    return undefined;
  }
}

/** For each role, the least role that has the same limits. */
function leastRolesWithSameLimits(settings: OperationLimitSettings): PerRole<Role> {
  const { maxCost, maxResultBytes, statementTimeoutsMs } = settings;
  const limits = (role: Role) => [maxCost[role], maxResultBytes[role], statementTimeoutsMs[role]].join();
  const leastOf = (role: Role) => roles.find((lesser) => limits(lesser) === limits(role)) ?? role;
  return { anonymous: 'anonymous', reader: leastOf('reader'), admin: leastOf('admin') };
}
