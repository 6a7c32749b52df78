import { NumberList, TextTable } from '../compact/index.ts';
import type { NodeKey } from './records.ts';

/** The slugs of a type, each with the number of its node. */
export interface NumberedSlugs extends Iterable<readonly [slug: string, number: number]> {
  readonly size: number;
}

/** Numbers the nodes of a release, so that a small integer stands for a node. */
export class NodeIndex {
  readonly #byType = new Map<string, TypeIndex>();
  #size = 0;

  /** Adds a node. @returns Its number; undefined where its type has the slug. */
  add({ type, slug }: NodeKey): number | undefined {
    let index = this.#byType.get(type);
    if (!index) {
      index = new TypeIndex();
      this.#byType.set(type, index);
    }
    if (!index.add(slug, this.#size)) return undefined;
    this.#size += 1;
    return this.#size - 1;
  }

  get({ type, slug }: NodeKey): number | undefined {
    return this.#byType.get(type)?.get(slug);
  }

  get size(): number {
    return this.#size;
  }

  /** The slugs of each type, with their numbers. */
  get types(): ReadonlyMap<string, NumberedSlugs> {
    return this.#byType;
  }
}

class TypeIndex implements NumberedSlugs {
  readonly #slugs = new TextTable();
  readonly #numbers = new NumberList();

  get size(): number {
    return this.#slugs.size;
  }

  add(slug: string, number: number): boolean {
    if (this.#slugs.add(slug) === undefined) return false;
    this.#numbers.push(number);
    return true;
  }

  get(slug: string): number | undefined {
    const entry = this.#slugs.get(slug);
    return entry === undefined ? undefined : this.#numbers.at(entry);
  }

  *[Symbol.iterator](): Generator<readonly [slug: string, number: number]> {
    for (const [slug, entry] of this.#slugs) yield [slug, this.#numbers.at(entry)];
  }
}
