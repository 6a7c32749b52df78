import { queueBudget } from '@rolegraph/pothos-plugin-neo4j/memory';
import { RetainedBytes } from './retained-bytes.ts';

/** How much may be under way and wait at a time. */
export interface ConcurrencySettings {
  /** Statements under way. */
  readonly maxRunning: number;
  /** Operations that wait for their turn. */
  readonly maxQueued: number;
  /** How long an operation waits at most. */
  readonly queueTimeoutMs: number;
  /** Bytes of the documents of operations that wait; 64 MiB by default. */
  readonly maxQueueBytes?: number;
}

/** The document of an operation, with the heap that it takes. */
export interface RetainedDocument {
  readonly document: object;
  readonly bytes: number;
}

/** There is more to do than can be done: the operation was not begun. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

interface Waiting {
  readonly weight: number;
  readonly enter: () => void;
}

/**
 * Lets only so many statements be under way at a time. What does not fit waits in order, up to a length and a time; beyond those it
 * is turned away at once, so that the rest is still answered in time.
 */
export class ConcurrencyLimiter {
  readonly #settings: ConcurrencySettings;
  readonly #waiting = new Set<Waiting>();
  readonly #retained = new RetainedBytes();
  #running = 0;

  constructor(settings: ConcurrencySettings) {
    this.#settings = settings;
  }

  /** Statements under way, and operations that wait. */
  get use(): { readonly running: number; readonly waiting: number; readonly waitingBytes: number } {
    return { running: this.#running, waiting: this.#waiting.size, waitingBytes: this.#retained.bytes };
  }

  /**
   * Does some work as soon as there is room for it.
   *
   * @param weight How many statements it sends at a time.
   * @param signal Aborted where nobody wants it any more.
   * @param retained What stays in memory while it waits.
   * @throws QueueFullError where the queue is full, or the work has waited for longer than it may
   */
  run<Result>(
    weight: number,
    signal: AbortSignal,
    work: () => Promise<Result>,
    retained?: RetainedDocument,
  ): Promise<Result> {
    // An operation of more statements than may be under way has to pass all the same: alone.
    const room = Math.min(weight, this.#settings.maxRunning);
    if (this.#waiting.size === 0 && this.#running + room <= this.#settings.maxRunning)
      return this.#do(room, work);
    if (this.#waiting.size >= this.#settings.maxQueued || !this.#hasMemoryFor(retained))
      return Promise.reject(new QueueFullError('The queue is full.'));
    return this.#turn(room, signal, retained).then(() => this.#do(room, work, true));
  }

  #hasMemoryFor(retained: RetainedDocument | undefined): boolean {
    if (!retained) return true;
    const { maxQueueBytes = queueBudget } = this.#settings;
    return this.#retained.bytes + this.#retained.added(retained.document, retained.bytes) <= maxQueueBytes;
  }

  #turn(weight: number, signal: AbortSignal, retained: RetainedDocument | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (end: () => void) => {
        clearTimeout(late);
        signal.removeEventListener('abort', gone);
        this.#waiting.delete(waiting);
        if (retained) this.#retained.release(retained.document);
        end();
      };
      const waiting = { weight, enter: () => leave(resolve) };
      const gone = () => leave(() => reject(signal.reason));
      const late = setTimeout(
        () => leave(() => reject(new QueueFullError('It waited too long.'))),
        this.#settings.queueTimeoutMs,
      );
      signal.addEventListener('abort', gone, { once: true });
      this.#waiting.add(waiting);
      if (retained) this.#retained.hold(retained.document, retained.bytes);
    });
  }

  #do<Result>(weight: number, work: () => Promise<Result>, entered = false): Promise<Result> {
    if (!entered) this.#running += weight;
    return work().finally(() => {
      this.#running -= weight;
      this.#next();
    });
  }

  /** The room is taken here and not when the work begins, or two could be let in for one. */
  #next(): void {
    for (const waiting of this.#waiting) {
      if (this.#running + waiting.weight > this.#settings.maxRunning) return;
      this.#running += waiting.weight;
      waiting.enter();
    }
  }
}
