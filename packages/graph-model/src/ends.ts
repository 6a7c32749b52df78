import type { Graph, NodeType, Relationship } from './graph.ts';

/**
 * Gives the types of nodes that may stand at an end of the relationships that a field follows, whichever field declares them.
 *
 * @param end The relationship's own `source`, or its `target`, as it is declared.
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { typesAtEnd } from '@rolegraph/graph-model';
 *
 * const usedIn = kitchen.nodes.get('Ingredient').relationships.get('usedIn');
 * typesAtEnd(usedIn, 'target', kitchen).map(({ name }) => name); // => ['Recipe']
 * ```
 */
export function typesAtEnd(
  { direction, types }: Relationship,
  end: 'source' | 'target',
  { outgoing }: Graph,
): readonly NodeType[] {
  const atArrow = (direction === 'outgoing') === (end === 'target');
  return outgoing
    .filter(({ relationship: other }) => other.types.some((type) => types.includes(type)))
    .flatMap(({ from, relationship: other }) => (atArrow ? other.targets : [from]));
}

/**
 * Gives the types beside a relationship's targets whose nodes may stand there in relationships of the same type.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { otherTypesAtTarget } from '@rolegraph/graph-model';
 *
 * const usedIn = kitchen.nodes.get('Ingredient').relationships.get('usedIn');
 * otherTypesAtTarget(usedIn, kitchen); // => []
 * ```
 */
export function otherTypesAtTarget(relationship: Relationship, graph: Graph): readonly NodeType[] {
  const types = typesAtEnd(relationship, 'target', graph);
  return [...new Set(types)].filter((type) => !relationship.targets.includes(type));
}
