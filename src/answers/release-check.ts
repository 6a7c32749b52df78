/** The current release of each dataset. */
export type Releases = ReadonlyMap<string, string>;

/** Checks under way at a time. One alone would have everybody wait for the one before theirs; many would ask for each by itself. */
const mostUnderWay = 3;

/**
 * Asks which releases are current, once for all who want to know at the same time. Whoever asks gets what was read after they asked,
 * never earlier: so an answer that is kept is given out only while it would still be given afresh.
 */
export class ReleaseCheck {
  readonly #read: () => Promise<Releases>;
  readonly #underWay = new Set<Promise<unknown>>();
  #next: Promise<Releases> | undefined;

  constructor(read: () => Promise<Releases>) {
    this.#read = read;
  }

  /** What is current now. @throws what reading throws. */
  current(): Promise<Releases> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<Releases> {
    // Requests that arrived together with this one are still being read: they share the statement.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay);
    this.#next = undefined;
    const reading = this.#read();
    const ended: Promise<unknown> = reading.catch(() => undefined);
    this.#underWay.add(ended);
    ended.then(() => this.#underWay.delete(ended));
    return reading;
  }
}
