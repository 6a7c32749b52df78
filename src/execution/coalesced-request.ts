/** Work for several requests. It goes on while one of them waits; when all are aborted, its own signal is. */
export class CoalescedRequest<Result> {
  readonly #controller = new AbortController();
  #waiting = 0;
  result: Promise<Result> | undefined;

  /** Aborted when no request waits for the result any more. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Adds a request, until its signal is aborted. */
  join(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#waiting += 1;
    signal.addEventListener(
      'abort',
      () => {
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#controller.abort();
      },
      { once: true },
    );
  }
}
