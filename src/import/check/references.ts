import type { Graph, Property } from '../../graph/index.ts';
import type { NodeIndex } from '../../releases/node-index.ts';
import type { PlacedNode } from '../source.ts';

/** A property that names a node. */
export interface NamedNode {
  readonly record: PlacedNode;
  readonly property: string;
  /** The type of the node, and its slug. */
  readonly type: string;
  readonly slug: string;
}

/** Properties that name nodes by slug, which can be looked for once all nodes are known. */
export class References {
  readonly #graph: Graph;
  readonly #named: NamedNode[] = [];
  readonly #properties = new Map<string, readonly Property[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  add(record: PlacedNode): void {
    for (const { name, references } of this.#propertiesOf(record.type)) {
      const value = record.properties[name];
      for (const slug of Array.isArray(value) ? value : [value]) {
        if (typeof slug === 'string' && references) {
          this.#named.push({ record, property: name, type: references, slug });
        }
      }
    }
  }

  /** Those that name no node. */
  dangling(nodes: NodeIndex): readonly NamedNode[] {
    return this.#named.filter((named) => nodes.get(named) === undefined);
  }

  #propertiesOf(type: string): readonly Property[] {
    let known = this.#properties.get(type);
    if (!known) {
      const declared = this.#graph.nodes.get(type)?.properties.values() ?? [];
      known = [...declared].filter(({ references }) => references !== undefined);
      this.#properties.set(type, known);
    }
    return known;
  }
}
