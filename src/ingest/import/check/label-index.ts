import { nameKey } from '@rolegraph/graph-model';
import { NumberList, TextTable } from '../../../compact/index.ts';

/** In the list of holders: no further holder. */
const none = 0xffff_ffff;

/**
 * Names of one type of nodes, for finding those that do not tell which node is meant. A name or alias takes its letters and some 25 bytes.
 */
export class LabelIndex {
  readonly #slugs = new TextTable();
  readonly #labels = new TextTable();
  /** By label, the holder that came last. */
  readonly #last = new NumberList();
  /** By holder: twice its node's number, and one more where the label is its name; and the holder of the same label that came before it. */
  readonly #nodes = new NumberList();
  readonly #earlier = new NumberList();

  /** @param slug Of a node that was not added before. */
  add(slug: string, name: string, aliases: readonly string[]): void {
    const node = this.#slugs.numberOf(slug);
    this.#hold(nameKey(name), node, true);
    for (const alias of aliases) this.#hold(nameKey(alias), node, false);
  }

  /** Names that are the name of several nodes, with the slugs of those. */
  get duplicates(): readonly (readonly [string, readonly string[]])[] {
    return this.#shared((holder) => this.#nodes.at(holder) % 2 === 1);
  }

  /** Names and aliases that several nodes have, with the slugs of those. */
  get ambiguous(): readonly (readonly [string, readonly string[]])[] {
    return this.#shared(() => true);
  }

  #hold(key: string, node: number, isName: boolean): void {
    const label = this.#labels.numberOf(key);
    const earlier = label < this.#last.length ? this.#last.at(label) : none;
    // A node's labels come one after the other: an alias that is the name once more finds its own node last.
    if (earlier !== none && this.#nodeOf(earlier) === node) return;
    const holder = this.#nodes.length;
    this.#nodes.push(node * 2 + (isName ? 1 : 0));
    this.#earlier.push(earlier);
    if (label < this.#last.length) this.#last.set(label, holder);
    else this.#last.push(holder);
  }

  #nodeOf(holder: number): number {
    return Math.floor(this.#nodes.at(holder) / 2);
  }

  #shared(counts: (holder: number) => boolean): readonly (readonly [string, readonly string[]])[] {
    const found: (readonly [string, readonly string[]])[] = [];
    for (let label = 0; label < this.#labels.size; label += 1) {
      const nodes: number[] = [];
      for (let holder = this.#last.at(label); holder !== none; holder = this.#earlier.at(holder)) {
        if (counts(holder)) nodes.push(this.#nodeOf(holder));
      }
      if (nodes.length < 2) continue;
      const slugs = nodes.reverse().map((node) => this.#slugs.textAt(node));
      found.push([this.#labels.textAt(label), slugs]);
    }
    return found;
  }
}
