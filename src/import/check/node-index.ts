import type { NodeKey } from '../../releases/index.ts';

/** Numbers the nodes of an import, so that whatever is remembered of a node is a small integer. */
export class NodeIndex {
  readonly #byType = new Map<string, Map<string, number>>();
  #size = 0;

  /** Takes in a node. Undefined where there is one of that type and slug already. */
  add({ type, slug }: NodeKey): number | undefined {
    let slugs = this.#byType.get(type);
    if (!slugs) {
      slugs = new Map();
      this.#byType.set(type, slugs);
    }
    if (slugs.has(slug)) return undefined;
    const number = this.#size;
    slugs.set(slug, number);
    this.#size += 1;
    return number;
  }

  get({ type, slug }: NodeKey): number | undefined {
    return this.#byType.get(type)?.get(slug);
  }

  get size(): number {
    return this.#size;
  }

  /** The slugs of each type, with their numbers. */
  get types(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#byType;
  }
}
