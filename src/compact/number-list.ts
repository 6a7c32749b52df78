/** Entries of a chunk: growing adds a chunk and copies nothing. */
const chunkLength = 1 << 16;

/** A growing list of whole numbers from 0 to 2^32 - 1, four bytes each. */
export class NumberList {
  readonly #chunks: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const index = this.#length;
    if (index % chunkLength === 0) this.#chunks.push(new Uint32Array(chunkLength));
    this.#length = index + 1;
    this.set(index, value);
  }

  /** @returns The number at an index below `length`. */
  at(index: number): number {
    return this.#chunks[Math.floor(index / chunkLength)]?.[index % chunkLength] ?? outOfRange(index);
  }

  /** Replaces the number at an index below `length`. */
  set(index: number, value: number): void {
    const chunk = this.#chunks[Math.floor(index / chunkLength)] ?? outOfRange(index);
    chunk[index % chunkLength] = value;
  }
}

function outOfRange(index: number): never {
  throw new RangeError(`There is no entry ${index}`);
}
