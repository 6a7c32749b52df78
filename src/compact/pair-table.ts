import { HashSlots, mixed } from './hash-slots.ts';
import { NumberList } from './number-list.ts';

/**
 * Numbers pairs of whole numbers in the order in which they come, each pair once. A pair takes 8 bytes and 5 to 11 of the hash table, so
 * that a million relationships, known by the numbers of their ends, take less than 20 MB.
 *
 * Exact: the pairs themselves are kept and compared, so that no hash collision takes two pairs for one.
 */
export class PairTable {
  readonly #firsts = new NumberList();
  readonly #seconds = new NumberList();
  readonly #slots = new HashSlots();
  readonly #hashOf = (entry: number) => hashOf(this.#firsts.at(entry), this.#seconds.at(entry));

  get size(): number {
    return this.#firsts.length;
  }

  /** @returns The pair's number, or undefined. */
  get(first: number, second: number): number | undefined {
    return this.#slots.find(
      hashOf(first, second),
      (entry) => this.#firsts.at(entry) === first && this.#seconds.at(entry) === second,
    );
  }

  /**
   * Adds a pair of numbers from 0 to 2^32 - 1.
   *
   * @returns Its number; undefined where it is there already.
   */
  add(first: number, second: number): number | undefined {
    if (this.get(first, second) !== undefined) return undefined;
    const entry = this.size;
    this.#slots.insert(hashOf(first, second), entry, this.#hashOf);
    this.#firsts.push(first);
    this.#seconds.push(second);
    return entry;
  }
}

function hashOf(first: number, second: number): number {
  return mixed(Math.imul(first, 0x9e3779b1) ^ mixed(second));
}
