/** Values of one label that are told apart. Clients choose the names of operations: without a bound they could fill the memory. */
const most = 200;

/** Keeps what belongs to the first 200 values of a label; whatever comes later shares one, under `other`. */
export class BoundedLabels<Child> {
  readonly #children = new Map<string, Child>();
  readonly #make: (value: string) => Child;

  constructor(make: (value: string) => Child) {
    this.#make = make;
  }

  get(value: string): Child {
    const known = this.#children.get(value);
    if (known !== undefined) return known;
    const label = this.#children.size < most ? value : 'other';
    const child = this.#children.get(label) ?? this.#make(label);
    this.#children.set(label, child);
    return child;
  }
}
