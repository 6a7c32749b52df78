const initialCapacity = 16;

/** The share of slots in use, beyond which they are doubled. */
const maxLoad = 0.75;

/**
 * The slots of an open-addressing hash table whose entries are numbered and kept elsewhere: four bytes a slot, so that tables of any
 * size stay out of the JavaScript heap and below none of its limits (a `Map` or `Set` is full at 2^24 entries).
 *
 * Exact: a hash only leads to candidates, each of which the caller compares.
 */
export class HashSlots {
  /** The entry's number plus one; 0 where a slot is free. */
  #slots = new Uint32Array(initialCapacity);
  #used = 0;

  /**
   * Finds an entry.
   *
   * @param hash 32 bits, unsigned.
   * @param isSame Compares the wanted one with an entry.
   * @returns Its number, or undefined.
   */
  find(hash: number, isSame: (entry: number) => boolean): number | undefined {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const stored = slots[slot] ?? 0;
      if (stored === 0) return undefined;
      if (isSame(stored - 1)) return stored - 1;
    }
  }

  /**
   * Adds an entry that is not there.
   *
   * @param hashOf The hash of an entry that is there already.
   */
  insert(hash: number, entry: number, hashOf: (entry: number) => number): void {
    if (this.#used + 1 > this.#slots.length * maxLoad) this.#grow(hashOf);
    fillSlot(this.#slots, hash, entry + 1);
    this.#used += 1;
  }

  #grow(hashOf: (entry: number) => number): void {
    const grown = new Uint32Array(this.#slots.length * 2);
    for (const stored of this.#slots) if (stored !== 0) fillSlot(grown, hashOf(stored - 1), stored);
    this.#slots = grown;
  }
}

function fillSlot(slots: Uint32Array, hash: number, stored: number): void {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = stored;
}

/** Spreads the bits of a 32-bit number over all of them (the finalizer of MurmurHash3). */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
