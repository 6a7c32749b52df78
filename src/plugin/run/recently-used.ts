/** How often values were found and made, for insight. */
export interface CacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly size: number;
}

/** Keeps so many values by key; the least recently used leave first. */
export class RecentlyUsed<Value> {
  readonly #limit: number;
  readonly #values = new Map<string, Value>();
  #hits = 0;
  #misses = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value of a key, made where it is not known. What fails to be made is not kept. */
  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) {
      this.#hits += 1;
      this.#values.delete(key);
      this.#values.set(key, known);
      return known;
    }
    this.#misses += 1;
    const made = make();
    this.#values.set(key, made);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#limit && oldest !== undefined) this.#values.delete(oldest);
    return made;
  }

  get statistics(): CacheStatistics {
    return { hits: this.#hits, misses: this.#misses, size: this.#values.size };
  }
}
