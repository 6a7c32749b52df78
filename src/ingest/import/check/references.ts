import { edgeProperties, type Graph, inferredType, type Property } from '@rolegraph/graph-model';
import type { NodeIndex } from '../../../releases/node-index.ts';
import type { LocatedNode, LocatedRelationship } from '../source.ts';
import { kindOf } from './locations.ts';

/** A property that names a node. */
export interface NamedNode {
  readonly record: LocatedNode | LocatedRelationship;
  readonly property: string;
  /** The type of the node, and its slug. */
  readonly type: string;
  readonly slug: string;
}

/** Properties of nodes and relationships that name nodes by slug. Those of nodes can be looked for once all nodes are known. */
export class References {
  readonly #named: NamedNode[] = [];
  /** By kind of record, the properties that name nodes. */
  readonly #properties = new Map<string, readonly Property[]>();

  constructor(graph: Graph) {
    for (const { name, properties } of graph.nodes.values()) this.#declare(name, properties);
    for (const { from, relationship } of graph.outgoing) {
      const properties = edgeProperties(graph, relationship);
      for (const type of relationship.types.flatMap((stated) => [stated, inferredType(stated)])) {
        for (const to of relationship.targets) this.#declare(`${from.name} ${type} ${to.name}`, properties);
      }
    }
  }

  add(record: LocatedNode): void {
    this.#named.push(...this.#namedBy(record));
  }

  /** The missing nodes that nodes name. */
  dangling(nodes: NodeIndex): readonly NamedNode[] {
    return this.#named.filter((named) => nodes.get(named) === undefined);
  }

  /** The missing nodes that a relationship names: all nodes are known before the first relationship. */
  danglingOf(record: LocatedRelationship, nodes: NodeIndex): readonly NamedNode[] {
    return this.#namedBy(record).filter((named) => nodes.get(named) === undefined);
  }

  #namedBy(record: LocatedNode | LocatedRelationship): readonly NamedNode[] {
    return (this.#properties.get(kindOf(record)) ?? []).flatMap(({ name, references }) =>
      [record.properties[name]]
        .flat()
        .flatMap((slug) =>
          typeof slug === 'string' && references ? [{ record, property: name, type: references, slug }] : [],
        ),
    );
  }

  #declare(kind: string, properties: ReadonlyMap<string, Property>): void {
    const naming = [...properties.values()].filter(({ references }) => references !== undefined);
    if (naming.length > 0) this.#properties.set(kind, naming);
  }
}
