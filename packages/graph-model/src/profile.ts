import type { Graph, NodeType, Relationship } from './graph.ts';
import type { ProfileDeclaration } from './profile-declaration.ts';
import { isNumeric, type Property } from './property.ts';

/**
 * Stored properties of a rated node beside its declared ones. They follow from its relationships and those of the
 * other rated nodes of its release; fields never show them.
 */
export const profileProperties = {
  /** The scales whose product weighs its ratings. */
  scales: 'profileScales',
  /** The slugs of the rated nodes with the most similar profiles, the most similar first, ties by slug. */
  nearest: 'nearestProfiles',
  /** The cosine similarity of each of them, from above 0 to 1. */
  similarities: 'nearestProfileSimilarities',
} as const;

/** Raised when the computation of profiles changes: those of older releases are computed anew. */
export const profileVersion = 1;

/** The most nodes that a node stores as nearest: 100 that a client may select, and the next, which shows whether the 100th is certain. */
export const maxNearestProfiles = 101;

/**
 * Gives the relationship whose ratings make the profile of a type's nodes; undefined where none is declared.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { profileRelationship } from '@rolegraph/graph-model';
 *
 * profileRelationship(kitchen.nodes.get('Recipe'))?.profile; // => { scales: ['grams'] }
 * profileRelationship(kitchen.nodes.get('Ingredient')); // => undefined
 * ```
 */
export function profileRelationship(
  type: NodeType,
): (Relationship & { readonly profile: ProfileDeclaration }) | undefined {
  for (const relationship of type.relationships.values()) {
    const { profile } = relationship;
    if (profile) return { ...relationship, profile };
  }
  return undefined;
}

/**
 * Gives the names of the stored properties that hold the profile of a type's nodes; none where no profile is declared.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { storedProfileProperties } from '@rolegraph/graph-model';
 *
 * storedProfileProperties(kitchen.nodes.get('Recipe'));
 * // => ['profileScales', 'nearestProfiles', 'nearestProfileSimilarities']
 * ```
 */
export function storedProfileProperties(type: NodeType): readonly string[] {
  return profileRelationship(type) ? Object.values(profileProperties) : [];
}

/**
 * Gives the node types whose nodes have profiles.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { profiledTypes } from '@rolegraph/graph-model';
 *
 * profiledTypes(kitchen).map(({ name }) => name); // => ['Recipe']
 * ```
 */
export function profiledTypes(graph: Graph): readonly NodeType[] {
  return [...graph.nodes.values()].filter((type) => profileRelationship(type) !== undefined);
}

/** @throws TypeError naming the field, where a profile names an undeclared property. */
export function checkProfile(
  where: string,
  profile: ProfileDeclaration | undefined,
  properties: ReadonlyMap<string, Property>,
): void {
  if (!profile) return;
  if (profile.scales.length === 0) throw new TypeError(`${where}: its profile has no scale`);
  for (const scale of profile.scales) {
    const kind = properties.get(scale)?.kind;
    if (kind === undefined || !isNumeric(kind))
      throw new TypeError(`${where}: its profile has the scale ${scale}, which is no numeric property`);
  }
  if (profile.zeroWhere !== undefined && properties.get(profile.zeroWhere)?.kind !== 'Boolean')
    throw new TypeError(`${where}: its profile names ${profile.zeroWhere}, which is no boolean property`);
}
