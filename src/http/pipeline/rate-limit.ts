import { LRUCache } from 'lru-cache';

/** Identities that are remembered at a time: more than a busy server sees in a minute, few enough to hold in memory. */
const maxIdentities = 20_000;

interface Bucket {
  tokens: number;
  filled: number;
}

/**
 * Counts requests: each identity has a bucket that holds a minute's worth of requests and fills up steadily. Time is the process's
 * own, so that setting the clock neither opens nor shuts it.
 */
export class RateLimit {
  readonly #buckets = new LRUCache<string, Bucket>({ max: maxIdentities });
  readonly #now: () => number;

  /** @param now Milliseconds that only ever grow. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Takes one request out of a bucket.
   *
   * @param id Of bounded length, as that of an identity or an address is.
   * @param perMinute How many it holds; 0 for as many as may come.
   * @returns 0 where the request may pass, else the seconds after which one will.
   */
  take(id: string, perMinute: number): number {
    if (perMinute === 0) return 0;
    const now = this.#now();
    const bucket = this.#bucketOf(id, perMinute, now);
    bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.filled) * perMinute) / 60_000);
    bucket.filled = now;
    if (bucket.tokens < 1) return Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / perMinute));
    bucket.tokens -= 1;
    return 0;
  }

  #bucketOf(key: string, perMinute: number, now: number): Bucket {
    const bucket = this.#buckets.get(key);
    if (bucket) return bucket;
    const full = { tokens: perMinute, filled: now };
    this.#buckets.set(key, full);
    return full;
  }
}
