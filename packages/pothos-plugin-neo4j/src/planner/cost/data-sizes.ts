import {
  type InterfaceType,
  type NodeType,
  type Relationship,
  relationshipTypes,
} from '@rolegraph/graph-model';

/** How much there is of the data that a request reads. What is not known is infinite: then pages alone bound a cost. */
export interface DataSizes {
  /** How many nodes there are of all types together. */
  readonly total: number;
  /** How many nodes of a type there are. */
  nodes(type: string): number;
  /**
   * How many relationships a node has.
   *
   * @param key As `degreeKey` makes it.
   */
  degree(key: string): number;
}

/** The sizes of data of which nothing is known. */
export const unknownSizes: DataSizes = {
  total: Number.POSITIVE_INFINITY,
  nodes: () => Number.POSITIVE_INFINITY,
  degree: () => Number.POSITIVE_INFINITY,
};

/**
 * Names the degree of the nodes of a type by a stored relationship type, for `DataSizes.degree`.
 *
 * @example
 * ```ts
 * import { degreeKey } from '@rolegraph/pothos-plugin-neo4j';
 *
 * degreeKey('Recipe', true, 'NEEDS'); // => 'Recipe>NEEDS'
 * degreeKey('Ingredient', false, 'NEEDS'); // => 'Ingredient<NEEDS'
 * ```
 */
export function degreeKey(nodeType: string, outgoing: boolean, storedType: string): string {
  return `${nodeType}${outgoing ? '>' : '<'}${storedType}`;
}

/** Makes a function that gives how many nodes of a type, or of all types of an interface, there are. */
export function nodesOf(type: NodeType | InterfaceType): (sizes: DataSizes) => number {
  const names = concreteTypes(type).map(({ name }) => name);
  return (sizes) => names.reduce((all, name) => all + sizes.nodes(name), 0);
}

/**
 * Makes a function that gives how many relationships a node has that a field follows; infinite where they are matched by a pattern, or start
 * from an edge. Of an interface, the type with most counts.
 *
 * @param reads Which of the stored types the field reads.
 */
export function degreeOf(
  start: NodeType | InterfaceType | undefined,
  relationship: Relationship,
  reads: { readonly inferred: boolean; readonly rated: boolean },
): (sizes: DataSizes) => number {
  if (!start || relationship.pattern !== undefined) return () => Number.POSITIVE_INFINITY;
  const stored = relationshipTypes(relationship, reads.inferred, reads.rated);
  const outgoing = relationship.direction === 'outgoing';
  const keys = concreteTypes(start).map(({ name }) => stored.map((type) => degreeKey(name, outgoing, type)));
  return (sizes) =>
    keys.reduce(
      (most, ofType) =>
        Math.max(
          most,
          ofType.reduce((all, key) => all + sizes.degree(key), 0),
        ),
      0,
    );
}

function concreteTypes(type: NodeType | InterfaceType): readonly NodeType[] {
  return type.kind === 'node' ? [type] : type.implementations;
}
