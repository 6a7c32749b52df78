import { LRUCache } from 'lru-cache';

/** How often values were found and made, for insight. */
export interface CacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly size: number;
}

/** Keeps so many values by key, and counts; the least recently used leave first. */
export class RecentlyUsed<Value extends object> {
  readonly #values: LRUCache<string, Value>;
  #hits = 0;
  #misses = 0;

  constructor(limit: number) {
    this.#values = new LRUCache({ max: limit });
  }

  /** The value of a key, made where it is not known. What fails to be made is not kept. */
  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) {
      this.#hits += 1;
      return known;
    }
    this.#misses += 1;
    const made = make();
    this.#values.set(key, made);
    return made;
  }

  get statistics(): CacheStatistics {
    return { hits: this.#hits, misses: this.#misses, size: this.#values.size };
  }
}
