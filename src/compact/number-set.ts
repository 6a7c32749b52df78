/** A set of whole numbers from 0 on, a bit for each up to the largest. */
export class NumberSet {
  #bytes = new Uint8Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(value: number): boolean {
    return ((this.#bytes[Math.floor(value / 8)] ?? 0) & (1 << (value % 8))) !== 0;
  }

  add(value: number): void {
    if (this.has(value)) return;
    const index = Math.floor(value / 8);
    if (index >= this.#bytes.length) {
      const grown = new Uint8Array(Math.max(index + 1, this.#bytes.length * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[index] = (this.#bytes[index] ?? 0) | (1 << (value % 8));
    this.#size += 1;
  }
}
