import { nameKey } from '../../graph/name-key.ts';

/** Names of one type of nodes, for finding those that do not tell which node is meant. */
export class LabelIndex {
  readonly #names = new Map<string, string[]>();
  readonly #labels = new Map<string, string>();
  readonly #ambiguous = new Map<string, Set<string>>();

  add(slug: string, name: string, aliases: readonly string[]): void {
    const key = nameKey(name);
    const same = this.#names.get(key);
    if (same) same.push(slug);
    else this.#names.set(key, [slug]);
    for (const label of new Set([key, ...aliases.map(nameKey)])) {
      const first = this.#labels.get(label);
      if (first === undefined) this.#labels.set(label, slug);
      else if (first !== slug) {
        const holders = this.#ambiguous.get(label) ?? new Set([first]);
        this.#ambiguous.set(label, holders.add(slug));
      }
    }
  }

  /** Names that are the name of several nodes, with the slugs of those. */
  get duplicates(): readonly (readonly [string, readonly string[]])[] {
    return [...this.#names].filter(([, slugs]) => slugs.length > 1);
  }

  /** Names and aliases that several nodes have, with the slugs of those. */
  get ambiguous(): readonly (readonly [string, readonly string[]])[] {
    return [...this.#ambiguous].map(([label, slugs]) => [label, [...slugs]]);
  }
}
