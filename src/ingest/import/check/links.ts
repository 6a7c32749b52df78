import { PairTable } from '../../../compact/index.ts';
import type { NodeIndex } from '../../../releases/node-index.ts';
import type { LocatedRelationship } from '../source.ts';

/** The error of a relationship that is left out. */
export type LinkError =
  | { readonly kind: 'dangling'; readonly missing: string }
  | { readonly kind: 'repeated' };

/** Tells which relationships can be written: both ends are there, and none is there twice. */
export class Links {
  readonly #nodes: NodeIndex;
  /** By type, the pairs of ends. */
  readonly #pairs = new Map<string, PairTable>();

  constructor(nodes: NodeIndex) {
    this.#nodes = nodes;
  }

  /** @returns Its error, or undefined. */
  errorOf({ type, from, to }: LocatedRelationship): LinkError | undefined {
    const start = this.#nodes.get(from);
    if (start === undefined) return { kind: 'dangling', missing: `${from.type} ${from.slug}` };
    const end = this.#nodes.get(to);
    if (end === undefined) return { kind: 'dangling', missing: `${to.type} ${to.slug}` };
    let pairs = this.#pairs.get(type);
    if (!pairs) {
      pairs = new PairTable();
      this.#pairs.set(type, pairs);
    }
    return pairs.add(start, end) === undefined ? { kind: 'repeated' } : undefined;
  }
}
