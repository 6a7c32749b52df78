import type { PlacedRelationship } from '../source.ts';
import type { NodeIndex } from './node-index.ts';

/** What is wrong with a relationship that is left out. */
export type Fault = { readonly kind: 'dangling'; readonly missing: string } | { readonly kind: 'repeated' };

/** Tells which relationships can be written: both ends are there, and none is there twice. */
export class Links {
  readonly #nodes: NodeIndex;
  /** By type, each pair of ends as one number. */
  readonly #seen = new Map<string, Set<number>>();

  constructor(nodes: NodeIndex) {
    this.#nodes = nodes;
  }

  /** @returns What is wrong with it, or undefined. */
  fault({ type, from, to }: PlacedRelationship): Fault | undefined {
    const start = this.#nodes.get(from);
    if (start === undefined) return { kind: 'dangling', missing: `${from.type} ${from.slug}` };
    const end = this.#nodes.get(to);
    if (end === undefined) return { kind: 'dangling', missing: `${to.type} ${to.slug}` };
    let pairs = this.#seen.get(type);
    if (!pairs) {
      pairs = new Set();
      this.#seen.set(type, pairs);
    }
    const pair = start * this.#nodes.size + end;
    if (pairs.has(pair)) return { kind: 'repeated' };
    pairs.add(pair);
    return undefined;
  }
}
