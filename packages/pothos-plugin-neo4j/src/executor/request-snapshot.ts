/** The release of each dataset that was last seen to be current. One per process, shared by its requests. */
export class KnownReleases {
  readonly #current: Map<string, string>;

  /** @param current What is current as far as is known; the next statement tells whether it still is. */
  constructor(current: ReadonlyMap<string, string> = new Map()) {
    this.#current = new Map(current);
  }

  get(dataset: string): string | undefined {
    return this.#current.get(dataset);
  }

  datasets(): Iterable<string> {
    return this.#current.keys();
  }

  set(dataset: string, release: string | null): void {
    if (release === null) this.#current.delete(dataset);
    else this.#current.set(dataset, release);
  }
}

/**
 * The releases that one request reads. It starts from what the process remembers and every statement reports what is
 * current, so that pinning costs no statement of its own: only the first answer after a publication is asked for again.
 */
export class RequestSnapshot {
  readonly #memory: KnownReleases;
  readonly #pinned = new Map<string, string>();
  readonly #confirmed = new Set<string>();

  constructor(memory: KnownReleases) {
    this.#memory = memory;
  }

  /** The release of every dataset that was read: what the answer stands on once it is there. */
  get releases(): ReadonlyMap<string, string> {
    return this.#pinned;
  }

  /** The release to read; the empty text, which no node carries, where none is known yet. */
  release(dataset: string): string {
    const pinned = this.#pinned.get(dataset) ?? this.#memory.get(dataset) ?? '';
    this.#pinned.set(dataset, pinned);
    return pinned;
  }

  /** The release that is current as far as is known, without pinning it. */
  current(dataset: string): string | undefined {
    return this.#pinned.get(dataset) || this.#memory.get(dataset);
  }

  /** The datasets that are known so far, without releases that somebody looked back to. */
  readDatasets(): readonly string[] {
    const datasets = new Set([...this.#memory.datasets(), ...this.#pinned.keys()]);
    return [...datasets].filter((dataset) => !dataset.includes('@'));
  }

  /**
   * Takes in what a statement used and what it saw to be current.
   *
   * @returns True where the answer stands, false where it has to be asked for again: it was read from a release that
   *   was not current when the request began, or that the rest of the request does not read.
   */
  confirm(used: ReadonlyMap<string, string>, current: ReadonlyMap<string, string | null>): boolean {
    let stands = true;
    for (const [dataset, release] of used) {
      const now = current.get(dataset) ?? null;
      if (
        !this.#confirmed.has(dataset) &&
        now !== null &&
        now !== release &&
        release === this.#pinned.get(dataset)
      ) {
        this.#pinned.set(dataset, now);
      }
      if (this.#pinned.get(dataset) !== release) stands = false;
      this.#memory.set(dataset, now);
    }
    if (stands) for (const dataset of used.keys()) this.#confirmed.add(dataset);
    return stands;
  }
}
