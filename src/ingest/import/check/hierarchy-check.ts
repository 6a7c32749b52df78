import type { Graph } from '@rolegraph/graph-model';
import type { NodeIndex } from '../../../releases/node-index.ts';
import type { LocatedRecords, LocatedRelationship } from '../source.ts';
import { Hierarchy } from './hierarchy.ts';

/** Nodes of a circle that are named. */
const NAMED = 8;

/** A relationship that closes a circle, and the slugs along it. */
export interface Cycle {
  readonly record: LocatedRelationship;
  readonly path: string;
}

/** Finds nodes that are broader than themselves along relationships that are declared to make a hierarchy. */
export class HierarchyCheck {
  readonly #hierarchies: ReadonlyMap<string, Hierarchy>;

  constructor(graph: Graph) {
    const declared = graph.outgoing.filter(({ relationship }) => relationship.hierarchical);
    const types = declared.flatMap(({ relationship }) => relationship.types);
    this.#hierarchies = new Map([...new Set(types)].map((type) => [type, new Hierarchy()]));
  }

  /** Takes in a relationship that will be written, with the numbers of its ends. */
  add({ type }: LocatedRelationship, start: number, end: number): void {
    this.#hierarchies.get(type)?.add(start, end);
  }

  /**
   * The circles, each by the relationship that closes it.
   *
   * @param again Gives the records once more, for the locations of these relationships.
   */
  async *cycles(nodes: NodeIndex, again: () => LocatedRecords): AsyncGenerator<Cycle> {
    const paths = new Map<string, string>();
    for (const [type, hierarchy] of this.#hierarchies) {
      const cycles = hierarchy.cycles();
      if (cycles.length === 0) continue;
      const slugs = slugsOf(new Set(cycles.flat()), nodes);
      for (const cycle of cycles) {
        const [first = 0] = cycle;
        paths.set(closingKey(type, cycle.at(-1) ?? 0, first), pathOf(cycle, slugs));
      }
    }
    if (paths.size === 0) return;
    for await (const record of again().relationships()) {
      const key = closingKey(record.type, nodes.get(record.from) ?? -1, nodes.get(record.to) ?? -1);
      const path = paths.get(key);
      if (path !== undefined) yield { record, path };
      paths.delete(key);
    }
  }
}

function closingKey(type: string, from: number, to: number): string {
  return `${type} ${from} ${to}`;
}

function slugsOf(numbers: ReadonlySet<number>, nodes: NodeIndex): ReadonlyMap<number, string> {
  const slugs = new Map<number, string>();
  for (const numbered of nodes.types.values()) {
    for (const [slug, number] of numbered) if (numbers.has(number)) slugs.set(number, slug);
  }
  return slugs;
}

function pathOf(cycle: readonly number[], slugs: ReadonlyMap<number, string>): string {
  const names = [...cycle.slice(0, NAMED), ...(cycle.length > NAMED ? [] : [cycle[0] ?? 0])].map(
    (number) => slugs.get(number) ?? '',
  );
  if (cycle.length <= NAMED) return names.join(' → ');
  return `${names.join(' → ')} → … ${cycle.length - NAMED} more … → ${names[0]}`;
}
