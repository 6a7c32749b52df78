import { LRUCache } from 'lru-cache';
import { type HttpResponse, refusal } from './http-response.ts';

/** The most identities with a bucket at a time: more than a busy server sees in a minute. */
const maxIdentities = 20_000;

interface Bucket {
  tokens: number;
  filled: number;
}

/**
 * Counts requests: each identity has a bucket that holds a minute's worth of requests and fills up steadily. It reads the
 * process's monotonic clock, which setting the time of the machine does not change.
 */
export class RateLimit {
  readonly #buckets = new LRUCache<string, Bucket>({ max: maxIdentities });
  readonly #now: () => number;

  /** @param now A monotonic clock, in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Takes one request out of a bucket.
   *
   * @param id Of bounded length, as that of an identity or an address is.
   * @param perMinute The bucket's capacity; 0 for no limit.
   * @returns 0 where the request may pass, else the seconds after which the next may.
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

/** @param seconds The time after which the next request passes. */
export function rateLimitMessage(seconds: number): string {
  return `Too many requests: the next may be sent in ${seconds} s.`;
}

/** The refusal of a request over the rate limit. @param seconds The time after which the next request passes. */
export function rateLimited(seconds: number): HttpResponse {
  return refusal(429, 'RATE_LIMITED', rateLimitMessage(seconds), {
    extensions: { retryAfter: seconds },
    headers: { 'retry-after': String(seconds) },
  });
}
