/**
 * Work that several want the result of. It goes on as long as one of them does: when all have left, its own signal is aborted.
 */
export class CoalescedRequest<Result> {
  readonly #gone = new AbortController();
  #wanting = 0;
  result: Promise<Result> | undefined;

  /** Aborted when nobody wants the result any more. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Takes part, until the signal is aborted. */
  join(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#wanting += 1;
    signal.addEventListener(
      'abort',
      () => {
        this.#wanting -= 1;
        if (this.#wanting === 0) this.#gone.abort();
      },
      { once: true },
    );
  }
}
