import { LRUCache } from 'lru-cache';
import type { Identity, PerRole } from '../auth/index.ts';

/** Callers in memory at a time: more than a busy server sees in a minute, few enough to hold. */
const remembered = 20_000;

interface Account {
  /** Seconds that have not worn off yet. */
  taken: number;
  atMs: number;
}

/**
 * Counts the time that each caller's statements take in Neo4j. The count wears off steadily, a minute's worth in a minute. The time
 * of a statement is known once it ends, so a caller may go over the limit once, and waits the longer.
 */
export class DatabaseTime {
  readonly #accounts = new LRUCache<string, Account>({ max: remembered });
  readonly #perMinute: PerRole<number>;
  readonly #now: () => number;

  /**
   * @param perMinute Seconds of Neo4j's time that one caller may take in a minute; 0 for no limit.
   * @param now Milliseconds that only ever grow.
   */
  constructor(perMinute: PerRole<number>, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** @returns The seconds until the caller may ask; 0 where it may now. */
  waitSeconds({ id, role }: Identity): number {
    const perMinute = this.#perMinute[role];
    const account = this.#accounts.get(id);
    if (perMinute === 0 || !account) return 0;
    this.#wearOff(account, perMinute);
    const over = account.taken - perMinute;
    return over < 0 ? 0 : Math.max(1, Math.ceil((over * 60) / perMinute));
  }

  /** Adds the milliseconds of an operation's statements. */
  take({ id, role }: Identity, milliseconds: number): void {
    const perMinute = this.#perMinute[role];
    if (perMinute === 0) return;
    const account = this.#accounts.get(id) ?? { taken: 0, atMs: this.#now() };
    this.#wearOff(account, perMinute);
    account.taken += milliseconds / 1000;
    this.#accounts.set(id, account);
  }

  #wearOff(account: Account, perMinute: number): void {
    const now = this.#now();
    account.taken = Math.max(0, account.taken - ((now - account.atMs) * perMinute) / 60_000);
    account.atMs = now;
  }
}
