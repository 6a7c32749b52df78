import { type Graph, inferredType } from '@rolegraph/graph-model';
import type { LocatedRelationship } from '../source.ts';
import { kindOf } from './locations.ts';

/** Finds relationships to a second node where a field of the API gives one: of two, it would give either. */
export class SingleTargets {
  /** By kind of relationship, the field that gives its one end. */
  readonly #fields = new Map<string, string>();
  readonly #starts = new Map<string, Set<number>>();

  constructor(graph: Graph) {
    for (const { from, relationship } of graph.outgoing) {
      if (!relationship.one) continue;
      const field = `${from.name}.${relationship.name}`;
      for (const type of relationship.types.flatMap((stated) => [stated, inferredType(stated)])) {
        for (const to of relationship.targets) this.#fields.set(`${from.name} ${type} ${to.name}`, field);
      }
    }
  }

  /**
   * Takes in a relationship that is not there yet.
   *
   * @param start The number of the node that it starts from.
   * @returns The field that gives one node, where there is one already.
   */
  add(record: LocatedRelationship, start: number): string | undefined {
    const field = this.#fields.get(kindOf(record));
    if (field === undefined) return undefined;
    let starts = this.#starts.get(field);
    if (!starts) {
      starts = new Set();
      this.#starts.set(field, starts);
    }
    if (starts.has(start)) return field;
    starts.add(start);
    return undefined;
  }
}
