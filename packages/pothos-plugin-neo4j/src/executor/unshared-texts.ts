import { LRUCache } from 'lru-cache';
import { stringBytes } from '../memory/index.ts';

const MAX_BYTES = 2 * 1024 ** 2;

/** Long enough that a client that repeats a costly operation does not repeat its failure, short enough to pass soon after an outage. */
const EXCLUSION_MS = 60_000;

/** Cypher texts that are sent for one request at a time for a while, because a statement for several of them failed as a whole. */
export class UnsharedTexts {
  readonly #texts = new LRUCache<string, true>({
    maxSize: MAX_BYTES,
    sizeCalculation: (_, text) => stringBytes(text) + 100,
    ttl: EXCLUSION_MS,
  });

  add(text: string): void {
    this.#texts.set(text, true);
  }

  has(text: string): boolean {
    return this.#texts.has(text);
  }
}
