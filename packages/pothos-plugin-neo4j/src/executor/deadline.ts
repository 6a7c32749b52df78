/** The time that one answer may take, its retries included. */
export class Deadline {
  readonly #endMs: number;

  constructor(timeoutMs: number) {
    this.#endMs = performance.now() + timeoutMs;
  }

  /** Whole milliseconds that are left; 0 where the time is over. */
  get remainingMs(): number {
    return Math.max(0, Math.ceil(this.#endMs - performance.now()));
  }
}
