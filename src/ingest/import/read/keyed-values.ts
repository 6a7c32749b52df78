import type { Problems, SourceLocation } from './problems.ts';

/** The values of a table with one per key. A second value for a key is a problem that names both. */
export class KeyedValues<Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly location: SourceLocation }>();
  readonly #column: string;
  readonly #problems: Problems;

  /** @param column The column that the values are from. */
  constructor(column: string, problems: Problems) {
    this.#column = column;
    this.#problems = problems;
  }

  /** Takes in a value. The first one stays. */
  set(key: string, value: Value, location: SourceLocation): void {
    const first = this.#values.get(key);
    if (!first) {
      this.#values.set(key, { value, location });
      return;
    }
    if (first.value === value || JSON.stringify(first.value) === JSON.stringify(value)) return;
    const where = first.location.file === location.file ? '' : `${first.location.file}:`;
    this.#problems.add(
      location,
      `${key} has ${JSON.stringify(first.value)} already (${where}${first.location.line}): one value is right`,
      this.#column,
      value,
    );
  }

  get(key: string): Value | undefined {
    return this.#values.get(key)?.value;
  }

  /** The keys that a test does not accept, each with its value and its location. */
  *except(accepts: (key: string) => boolean): Generator<readonly [string, Value, SourceLocation]> {
    for (const [key, { value, location }] of this.#values) if (!accepts(key)) yield [key, value, location];
  }
}
