import { otherTypesAtTarget } from './ends.ts';
import { type Graph, type NodeType, relationshipTypes } from './graph.ts';

/** The label of the nodes that hold the rankings of a release. */
export const rankingLabel = 'DegreeRanking';

/** The nodes that a ranking lists: ten pages of the largest size. */
export const rankingLength = 1000;

/** A type that a ranking counts. */
export interface CountedType {
  readonly outgoing: boolean;
  /** The relationship type as it is stored. */
  readonly type: string;
}

/** The nodes of a type with the most relationships of some types, which a release with many nodes of the type stores. */
export interface DegreeRanking {
  readonly key: string;
  readonly nodeType: NodeType;
  readonly counts: readonly CountedType[];
  /** Types without nodes in the release: the count would include relationships to them. */
  readonly unless: readonly NodeType[];
}

/**
 * Names the ranking of a type's nodes by the relationships that a field follows by default.
 *
 * @example
 * ```ts
 * import { fieldRankingKey } from '@rolegraph/graph-model';
 *
 * fieldRankingKey('Ingredient', 'usedIn'); // => 'Ingredient.usedIn'
 * ```
 */
export function fieldRankingKey(nodeType: string, field: string): string {
  return `${nodeType}.${field}`;
}

/**
 * Names the ranking of the nodes of a type by their stated relationships, in either direction: those of one type, or all that are not
 * structural.
 *
 * @example
 * ```ts
 * import { connectionRankingKey } from '@rolegraph/graph-model';
 *
 * connectionRankingKey('Ingredient', 'NEEDS'); // => 'Ingredient-NEEDS'
 * connectionRankingKey('Ingredient'); // => 'Ingredient-'
 * ```
 */
export function connectionRankingKey(nodeType: string, type = ''): string {
  return `${nodeType}-${type}`;
}

/**
 * Gives the rankings of a graph's nodes by degree: by each field that follows relationships, by each type of relationship in either direction, and
 * by all that are not structural.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { degreeRankings } from '@rolegraph/graph-model';
 *
 * degreeRankings(kitchen).map(({ key }) => key);
 * // => ['Recipe.ingredients', 'Recipe-NEEDS', 'Recipe-', 'Ingredient.usedIn', 'Ingredient-NEEDS', 'Ingredient-']
 * ```
 */
export function degreeRankings(graph: Graph): readonly DegreeRanking[] {
  return [...graph.nodes.values()].flatMap((nodeType) => [
    ...byField(nodeType, graph),
    ...byConnection(nodeType, graph),
  ]);
}

function byField(nodeType: NodeType, graph: Graph): readonly DegreeRanking[] {
  return [...nodeType.relationships.values()]
    .filter(({ pattern, one }) => pattern === undefined && !one)
    .map((relationship) => ({
      key: fieldRankingKey(nodeType.name, relationship.name),
      nodeType,
      counts: relationshipTypes(relationship, false).map((type) => ({
        outgoing: relationship.direction === 'outgoing',
        type,
      })),
      unless: otherTypesAtTarget(relationship, graph),
    }));
}

function byConnection(nodeType: NodeType, { outgoing }: Graph): readonly DegreeRanking[] {
  const types = new Set(
    outgoing
      .filter(({ from, relationship }) => [from, ...relationship.targets].includes(nodeType))
      .filter(({ relationship }) => !relationship.structural)
      .flatMap(({ relationship }) => relationship.types),
  );
  const ranking = (key: string, of: readonly string[]): DegreeRanking => ({
    key,
    nodeType,
    counts: of.flatMap((type) => [
      { outgoing: true, type },
      { outgoing: false, type },
    ]),
    unless: [],
  });
  return [
    ...[...types].map((type) => ranking(connectionRankingKey(nodeType.name, type), [type])),
    ranking(connectionRankingKey(nodeType.name), [...types]),
  ];
}
