import { queueBudget } from '@rolegraph/pothos-plugin-neo4j/memory';
import { atLeast, type Identity, type Role } from '../auth/index.ts';
import { RetainedBytes } from './retained-bytes.ts';
import { type SetShares, type Shares, sharesOf, TakenPermits } from './shares.ts';

/** The most that may be under way and wait. */
export interface ConcurrencySettings {
  /** Statements under way. */
  readonly maxRunning: number;
  /** Of those, the most of one caller, by its role; a third where it is not set. */
  readonly maxRunningPerCaller?: SetShares['perCaller'];
  /** Of those, the most of all callers of a role and of lesser ones; `sharesOf` has the default. */
  readonly maxRunningOfRoles?: SetShares['upTo'];
  /** Operations that wait for their turn. */
  readonly maxQueued: number;
  /** The most that an operation waits. */
  readonly queueTimeoutMs: number;
  /** Bytes of the documents of operations that wait; 64 MiB by default. */
  readonly maxQueueBytes?: number;
}

/** The document of an operation, with its bytes of heap. */
export interface RetainedDocument {
  readonly document: object;
  readonly bytes: number;
}

/** The queue has no room, or the operation waited too long in it. It was not begun. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

interface Waiting {
  readonly identity: Identity;
  readonly statements: number;
  readonly enter: () => void;
}

/**
 * Bounds the statements under way, in all, of one caller and of lesser roles. Operations beyond that wait in order, except behind those
 * whose caller or role has its share; beyond a length or a time it refuses them at once, so that the rest is answered in time.
 */
export class ConcurrencyLimiter {
  readonly #settings: ConcurrencySettings;
  readonly #shares: Shares;
  readonly #queueShares: Shares;
  readonly #running = new TakenPermits();
  readonly #queued = new TakenPermits();
  readonly #waiting = new Set<Waiting>();
  readonly #retained = new RetainedBytes();

  constructor(settings: ConcurrencySettings) {
    this.#settings = settings;
    this.#shares = sharesOf(settings.maxRunning, {
      perCaller: settings.maxRunningPerCaller,
      upTo: settings.maxRunningOfRoles,
    });
    this.#queueShares = sharesOf(settings.maxQueued);
  }

  /** Statements under way, and operations that wait. */
  get use(): { readonly running: number; readonly waiting: number; readonly waitingBytes: number } {
    return { running: this.#running.all, waiting: this.#waiting.size, waitingBytes: this.#retained.bytes };
  }

  /**
   * Runs work as soon as there is room for it.
   *
   * @param identity The caller.
   * @param statements The most it sends at a time. More than a caller's share count as the whole share, so that they pass all the same.
   * @param signal Aborted where the result is not needed any more.
   * @param retained The document in memory while it waits.
   * @throws QueueFullError where the queue is full, or the work has waited for longer than it may
   */
  run<Result>(
    identity: Identity,
    statements: number,
    signal: AbortSignal,
    work: () => Promise<Result>,
    retained?: RetainedDocument,
  ): Promise<Result> {
    const counted = Math.min(statements, this.#shares.perCaller[identity.role]);
    const fits = this.#fitsCaller(identity, counted) && this.#fitsRole(identity, counted);
    if (fits && this.#isNext(identity)) {
      this.#running.add(identity, counted);
      return this.#do(identity, counted, work);
    }
    if (!this.#mayWait(identity, retained)) return Promise.reject(new QueueFullError('The queue is full.'));
    return this.#turn(identity, counted, signal, retained).then(() => this.#do(identity, counted, work));
  }

  #fitsCaller({ id, role }: Identity, statements: number): boolean {
    return this.#running.of(id) + statements <= this.#shares.perCaller[role];
  }

  #fitsRole({ role }: Identity, statements: number): boolean {
    return this.#running.leavesReserves(role, statements, this.#shares);
  }

  /** Whether the operation overtakes none that waits: those whose caller or role has its share are not overtaken. */
  #isNext(identity: Identity): boolean {
    if (this.#queued.of(identity.id) > 0) return false;
    for (const waiting of this.#waiting) {
      if (!atLeast(waiting.identity.role, identity.role)) continue;
      if (this.#fitsCaller(waiting.identity, waiting.statements)) return false;
    }
    return true;
  }

  #mayWait({ id, role }: Identity, retained: RetainedDocument | undefined): boolean {
    if (this.#queued.of(id) >= this.#queueShares.perCaller[role]) return false;
    if (!this.#queued.leavesReserves(role, 1, this.#queueShares)) return false;
    if (!retained) return true;
    const { maxQueueBytes = queueBudget } = this.#settings;
    return this.#retained.bytes + this.#retained.added(retained.document, retained.bytes) <= maxQueueBytes;
  }

  #turn(
    identity: Identity,
    statements: number,
    signal: AbortSignal,
    retained: RetainedDocument | undefined,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (end: () => void) => {
        clearTimeout(late);
        signal.removeEventListener('abort', gone);
        this.#waiting.delete(waiting);
        this.#queued.add(identity, -1);
        if (retained) this.#retained.release(retained.document);
        end();
      };
      const waiting = { identity, statements, enter: () => leave(resolve) };
      const giveUp = (reason: unknown) => {
        leave(() => reject(reason));
        // Those behind it may fit where it did not.
        this.#next();
      };
      const gone = () => giveUp(signal.reason);
      const late = setTimeout(
        () => giveUp(new QueueFullError('It waited too long.')),
        this.#settings.queueTimeoutMs,
      );
      signal.addEventListener('abort', gone, { once: true });
      this.#waiting.add(waiting);
      this.#queued.add(identity, 1);
      if (retained) this.#retained.hold(retained.document, retained.bytes);
    });
  }

  #do<Result>(identity: Identity, statements: number, work: () => Promise<Result>): Promise<Result> {
    return work().finally(() => {
      this.#running.add(identity, -statements);
      this.#next();
    });
  }

  /**
   * Admits operations that fit, in order. None overtakes a blocked one of the same caller, or of the same or a greater role: else an
   * operation of several statements would wait for ever. The room is taken here and not when the work begins, or two operations could be
   * admitted for one.
   */
  #next(): void {
    const callers = new Set<string>();
    let blockedRole: Role | undefined;
    for (const { identity, statements, enter } of this.#waiting) {
      if (callers.has(identity.id) || (blockedRole !== undefined && atLeast(blockedRole, identity.role)))
        continue;
      if (!this.#fitsCaller(identity, statements)) {
        callers.add(identity.id);
      } else if (!this.#fitsRole(identity, statements)) {
        if (identity.role === 'admin') return;
        blockedRole = identity.role;
      } else {
        this.#running.add(identity, statements);
        enter();
      }
    }
  }
}
