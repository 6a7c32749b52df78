/** How much may be under way and wait at a time. */
export interface GateSettings {
  /** Statements under way. */
  readonly concurrency: number;
  /** Operations that wait for their turn. */
  readonly queue: number;
  /** Milliseconds that one waits at most. */
  readonly patience: number;
}

/** There is more to do than can be done: the operation was not begun. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

interface Waiting {
  readonly weight: number;
  readonly enter: () => void;
}

/**
 * Lets only so many statements be under way at a time. What does not fit waits in order, up to a length and a time; beyond those it
 * is turned away at once, so that the rest is still answered in time.
 */
export class Gate {
  readonly #settings: GateSettings;
  readonly #waiting = new Set<Waiting>();
  #under = 0;

  constructor(settings: GateSettings) {
    this.#settings = settings;
  }

  /** Statements under way, and operations that wait. */
  get use(): { readonly under: number; readonly waiting: number } {
    return { under: this.#under, waiting: this.#waiting.size };
  }

  /**
   * Does some work as soon as there is room for it.
   *
   * @param weight How many statements it sends at a time.
   * @param signal Aborted where nobody wants it any more.
   * @throws Overloaded
   */
  run<Result>(weight: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    // An operation of more statements than may be under way has to pass all the same: alone.
    const room = Math.min(weight, this.#settings.concurrency);
    if (this.#waiting.size === 0 && this.#under + room <= this.#settings.concurrency)
      return this.#do(room, work);
    if (this.#waiting.size >= this.#settings.queue)
      return Promise.reject(new Overloaded('The queue is full.'));
    return this.#turn(room, signal).then(() => this.#do(room, work, true));
  }

  #turn(weight: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (end: () => void) => {
        clearTimeout(late);
        signal.removeEventListener('abort', gone);
        this.#waiting.delete(waiting);
        end();
      };
      const waiting = { weight, enter: () => leave(resolve) };
      const gone = () => leave(() => reject(signal.reason));
      const late = setTimeout(
        () => leave(() => reject(new Overloaded('It waited too long.'))),
        this.#settings.patience,
      );
      signal.addEventListener('abort', gone, { once: true });
      this.#waiting.add(waiting);
    });
  }

  #do<Result>(weight: number, work: () => Promise<Result>, entered = false): Promise<Result> {
    if (!entered) this.#under += weight;
    return work().finally(() => {
      this.#under -= weight;
      this.#next();
    });
  }

  /** The room is taken here and not when the work begins, or two could be let in for one. */
  #next(): void {
    for (const waiting of this.#waiting) {
      if (this.#under + waiting.weight > this.#settings.concurrency) return;
      this.#under += waiting.weight;
      waiting.enter();
    }
  }
}
