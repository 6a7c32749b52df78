import { LRUCache } from 'lru-cache';

export interface ByteBoundedCacheOptions<Key, Value> {
  /** The most bytes that all entries may take together. */
  readonly maxBytes: number;
  /** The most bytes of one entry; a larger one is not cached. An eighth of `maxBytes` by default, so that one entry does not evict all others. */
  readonly maxEntryBytes?: number;
  /** The heap that an entry keeps alive, its key included. */
  readonly bytesOf: (value: Value, key: Key) => number;
}

/**
 * A cache bounded by the memory of its entries instead of their number. The least recently used entries are evicted first.
 *
 * @example
 * ```ts
 * import { ByteBoundedCache } from '@rolegraph/pothos-plugin-neo4j/memory';
 *
 * const cache = new ByteBoundedCache<string, string>({
 *   maxBytes: 100,
 *   maxEntryBytes: 60,
 *   bytesOf: (value, key) => value.length + key.length,
 * });
 * cache.set('soup', 'x'.repeat(50));
 * cache.set('dal', 'x'.repeat(50));
 * [cache.get('soup'), cache.size, cache.bytes]; // => [undefined, 1, 53]
 * // An entry that is too large is not cached.
 * cache.set('feast', 'x'.repeat(100));
 * cache.get('feast'); // => undefined
 * ```
 */
export class ByteBoundedCache<Key extends {}, Value extends {}> {
  readonly maxEntryBytes: number;
  readonly #entries: LRUCache<Key, Value>;

  constructor({
    maxBytes,
    maxEntryBytes = Math.ceil(maxBytes / 8),
    bytesOf,
  }: ByteBoundedCacheOptions<Key, Value>) {
    this.maxEntryBytes = maxEntryBytes;
    this.#entries = new LRUCache({
      maxSize: Math.max(1, Math.floor(maxBytes)),
      maxEntrySize: Math.max(1, Math.floor(maxEntryBytes)),
      sizeCalculation: (value, key) => Math.max(1, Math.ceil(bytesOf(value, key))),
    });
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  /** Adds an entry, or replaces one: its size is calculated again even where the value is the same object. */
  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The bytes of all entries, as calculated when each was added. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }
}

/**
 * Gives the heap that a string takes at most, in bytes: V8 stores letters beyond Latin-1 in two bytes, and then all letters of the
 * string.
 *
 * @example
 * ```ts
 * import { stringBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
 *
 * stringBytes('dal'); // => 6
 * ```
 */
export function stringBytes(text: string): number {
  return 2 * text.length;
}
