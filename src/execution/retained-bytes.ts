/** The bytes of objects that several holders keep alive; each object counts once for all its holders. */
export class RetainedBytes {
  readonly #objects = new Map<object, { holders: number; readonly bytes: number }>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** The bytes that one more holder would add. */
  added(object: object, bytes: number): number {
    return this.#objects.has(object) ? 0 : bytes;
  }

  hold(object: object, bytes: number): void {
    const held = this.#objects.get(object);
    if (held) {
      held.holders += 1;
      return;
    }
    this.#objects.set(object, { holders: 1, bytes });
    this.#bytes += bytes;
  }

  release(object: object): void {
    const held = this.#objects.get(object);
    if (!held) return;
    held.holders -= 1;
    if (held.holders > 0) return;
    this.#objects.delete(object);
    this.#bytes -= held.bytes;
  }
}
