/**
 * Draws decisions from a list of numbers. Nothing is left to chance here: the numbers come from fast-check, so that a case is found again
 * by its seed. A spent list gives the first and plainest option each time, so that fast-check shrinks a case by dropping numbers.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at += 1;
    return number % limit;
  }

  /** True in so many of a hundred cases; false when the list is spent. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** One of several; the first when the list is spent. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new TypeError('There is nothing to pick from');
    return items[this.below(items.length)] as Item;
  }

  /** So many items, each made by `make`. */
  times<Item>(count: number, make: (at: number) => Item): Item[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }
}
