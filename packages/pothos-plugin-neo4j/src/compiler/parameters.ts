/** A statement's parameters before their values are known: each has a name and a way to get its value. */
export class Parameters<Source> {
  readonly #sources = new Map<string, Source>();

  /** Allocates a parameter and gives its place in the text, such as `$p0`. */
  add(source: Source): string {
    const name = `p${this.#sources.size}`;
    this.#sources.set(name, source);
    return `$${name}`;
  }

  /** Gives every parameter's value, as `value` finds it from the parameter's source. */
  bind(value: (source: Source) => unknown): Record<string, unknown> {
    return Object.fromEntries([...this.#sources].map(([name, source]) => [name, value(source)]));
  }
}
