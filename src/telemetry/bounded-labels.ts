export interface BoundedLabelsOptions<Child> {
  /** Makes the counter of a value. */
  readonly make: (value: string) => Child;
  /** Removes the counter of a value. */
  readonly remove: (value: string) => void;
  /** Values that are never displaced. */
  readonly reserved?: ReadonlySet<string>;
  /** The most further values with a label of their own at a time. */
  readonly capacity?: number;
  /** The form of a value that may have a label of its own. */
  readonly pattern?: RegExp;
}

/** A word or a few of them, of 64 letters at most. */
const word = /^[_A-Za-z][\w .-]{0,63}$/;

/** The label of all values that have none of their own. */
export const otherLabel = 'other';

/** Of the capacity, the share for values that were seen more than once. */
const protectedShare = 0.8;

/**
 * The values of one label of a metric, bounded in number and length: clients choose the names of operations.
 *
 * It is a segmented LRU. A new value displaces the least recently used of those seen once, so that values in real use stay in the other
 * segment however many made-up ones come, and a real one that comes late has its label at once.
 */
export class BoundedLabels<Child> {
  readonly #options: Required<BoundedLabelsOptions<Child>>;
  readonly #permanent = new Map<string, Child>();
  /** Both in the order of last use. */
  readonly #seenOnce = new Map<string, Child>();
  readonly #seenAgain = new Map<string, Child>();
  #displaced = 0;

  constructor(options: BoundedLabelsOptions<Child>) {
    this.#options = { reserved: new Set(), capacity: 100, pattern: word, ...options };
  }

  /** The values that have lost their label to others. */
  get displaced(): number {
    return this.#displaced;
  }

  get(value: string): Child {
    const { reserved, pattern } = this.#options;
    if (value === otherLabel || reserved.has(value)) return this.#permanentChild(value);
    const again = this.#seenAgain.get(value);
    if (again !== undefined) return this.#touch(value, again);
    const once = this.#seenOnce.get(value);
    if (once !== undefined) return this.#promote(value, once);
    if (!pattern.test(value)) return this.#permanentChild(otherLabel);
    // A copy: a part of a larger string keeps all of that in memory.
    const label = Buffer.from(value).toString();
    const child = this.#options.make(label);
    this.#seenOnce.set(label, child);
    this.#displaceBeyondCapacity();
    return child;
  }

  #permanentChild(value: string): Child {
    const existing = this.#permanent.get(value);
    if (existing !== undefined) return existing;
    const child = this.#options.make(value);
    this.#permanent.set(value, child);
    return child;
  }

  #touch(value: string, child: Child): Child {
    this.#seenAgain.delete(value);
    this.#seenAgain.set(value, child);
    return child;
  }

  #promote(value: string, child: Child): Child {
    this.#seenOnce.delete(value);
    this.#seenAgain.set(value, child);
    if (this.#seenAgain.size > protectedShare * this.#options.capacity) {
      for (const [oldest, demoted] of this.#seenAgain) {
        this.#seenAgain.delete(oldest);
        this.#seenOnce.set(oldest, demoted);
        break;
      }
    }
    return child;
  }

  #displaceBeyondCapacity(): void {
    if (this.#seenOnce.size + this.#seenAgain.size <= this.#options.capacity) return;
    for (const oldest of this.#seenOnce.keys()) {
      this.#seenOnce.delete(oldest);
      this.#options.remove(oldest);
      this.#displaced += 1;
      return;
    }
  }
}
