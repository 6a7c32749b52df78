/** An element id such as `4:7f2c…:123`: the part that all nodes of a database share, and the node's number. */
const shape = /^(.*:)(0|[1-9]\d{0,14})$/;

/** Element ids of nodes by the node's number in a release, eight bytes each. Ids of another shape are kept as they are. */
export class ElementIds {
  #prefix: string | undefined;
  #numbers = new Float64Array(1024);
  readonly #others = new Map<number, string>();

  set(node: number, id: string): void {
    const [, prefix, digits] = shape.exec(id) ?? [];
    this.#prefix ??= prefix;
    if (prefix === undefined || prefix !== this.#prefix) {
      this.#others.set(node, id);
      return;
    }
    if (node >= this.#numbers.length) {
      const grown = new Float64Array(Math.max(node + 1, this.#numbers.length * 2));
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[node] = Number(digits);
  }

  /** @param node A number that `set` was given. */
  get(node: number): string {
    return this.#others.get(node) ?? `${this.#prefix}${this.#numbers[node]}`;
  }
}
