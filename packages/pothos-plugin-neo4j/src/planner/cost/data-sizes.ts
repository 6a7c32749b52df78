import {
  type InterfaceType,
  type NodeType,
  type Relationship,
  relationshipTypes,
} from '@rolegraph/graph-model';

/** How many relationships the nodes of a type have. */
export interface Degrees {
  /** What 99 of 100 nodes have at most. */
  readonly percentile99: number;
  readonly max: number;
}

export const noDegrees: Degrees = { percentile99: 0, max: 0 };

export const unknownDegrees: Degrees = {
  percentile99: Number.POSITIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
};

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
  degree(key: string): Degrees;
}

/** The sizes of data of which nothing is known. */
export const unknownSizes: DataSizes = {
  total: Number.POSITIVE_INFINITY,
  nodes: () => Number.POSITIVE_INFINITY,
  degree: () => unknownDegrees,
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
): (sizes: DataSizes) => Degrees {
  if (!start || relationship.pattern !== undefined) return () => unknownDegrees;
  const stored = relationshipTypes(relationship, reads.inferred, reads.rated);
  const outgoing = relationship.direction === 'outgoing';
  const keys = concreteTypes(start).map(({ name }) => stored.map((type) => degreeKey(name, outgoing, type)));
  return (sizes) => {
    let most = noDegrees;
    for (const ofType of keys) {
      const all = together(ofType, sizes);
      if (all.max > most.max) most = all;
    }
    return most;
  };
}

function together([first = '', ...others]: readonly string[], sizes: DataSizes): Degrees {
  let { percentile99, max } = sizes.degree(first);
  for (const key of others) {
    const degrees = sizes.degree(key);
    percentile99 += degrees.percentile99;
    max += degrees.max;
  }
  return { percentile99, max };
}

function concreteTypes(type: NodeType | InterfaceType): readonly NodeType[] {
  return type.kind === 'node' ? [type] : type.implementations;
}
