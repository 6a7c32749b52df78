import type {
  InterfaceDeclaration,
  NodeDeclaration,
  RelationshipDeclaration,
  UnionDeclaration,
} from './declare.ts';
import type { ProfileDeclaration } from './profile-declaration.ts';
import type { Property } from './property.ts';
import { ratedType, type Threshold } from './threshold.ts';

/** A relationship as seen from one node type, with both ends resolved. */
export interface Relationship {
  /** The GraphQL field name. */
  readonly name: string;
  readonly direction: RelationshipDeclaration['direction'];
  /** For a matched relationship: the Cypher pattern from `$source` to `$target`. */
  readonly pattern: string | undefined;
  /** Whether a matched relationship gives each node once, however many ways lead to it. */
  readonly distinct: boolean;
  readonly types: readonly string[];
  readonly targets: readonly NodeType[];
  /** The field's type: the one target, or the interface that all targets share. */
  readonly target: NodeType | InterfaceType;
  readonly one: boolean;
  readonly inferable: boolean;
  /** Whether the field always gives inferred ones too. */
  readonly showsInferred: boolean;
  readonly structural: boolean;
  /** Whether it leads to broader nodes: none may lead back to itself. */
  readonly hierarchical: boolean;
  /** The ratings from which on it counts; undefined where all relationships of the type count. */
  readonly threshold: Threshold | undefined;
  /** Text properties of the targets that are names of the node at the start. */
  readonly names: readonly string[];
  /** The profile that its ratings make of the node at its start, if any. */
  readonly profile: ProfileDeclaration | undefined;
  /** The relationship's own properties; provenance is not among them. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly description: string;
}

interface TypeCommon {
  readonly name: string;
  readonly description: string;
  readonly properties: ReadonlyMap<string, Property>;
  readonly relationships: ReadonlyMap<string, Relationship>;
}

/** A node type with its names resolved: its properties and relationships include those of its interface. */
export interface NodeType extends TypeCommon {
  readonly kind: 'node';
  readonly plural: string;
  readonly interface: InterfaceType | undefined;
  /** The type's own label and those of its interface. */
  readonly labels: readonly string[];
  readonly indexes: readonly string[];
}

/** A type of nodes of several types: an interface, or a union, which has no properties and relationships of its own. */
export interface InterfaceType extends TypeCommon {
  readonly kind: 'interface' | 'union';
  readonly implementations: readonly NodeType[];
}

/** The GraphQL interface of statements. Its matched relationships start from the edge's `$start`, `$end` and `$predicate`. */
export interface EvidenceType extends TypeCommon {
  readonly kind: 'evidence';
}

/**
 * The declared graph, checked and with every name resolved. Its type parameter carries the declaration, from which rows,
 * edges, filters and orderings are inferred; code that serves any graph leaves it out.
 */
export interface Graph<Declaration extends GraphDeclaration = GraphDeclaration> {
  readonly declaration: Declaration;
  readonly nodes: ReadonlyMap<string, NodeType>;
  readonly interfaces: ReadonlyMap<string, InterfaceType>;
  readonly unions: ReadonlyMap<string, InterfaceType>;
  /** The evidence of every relationship that is not structural: its sections, and its basis. */
  readonly evidence: EvidenceType;
  /** Relationships that may be written, as declared at their start, each (start type, field) once. */
  readonly outgoing: readonly { readonly from: NodeType; readonly relationship: Relationship }[];
}

/** A graph as it is declared, by names; `defineGraph` checks it. */
export interface GraphDeclaration {
  readonly nodes: Readonly<Record<string, NodeDeclaration>>;
  readonly interfaces: Readonly<Record<string, InterfaceDeclaration>>;
  readonly unions?: Readonly<Record<string, UnionDeclaration>>;
  readonly evidence: InterfaceDeclaration & { readonly name: string };
}

/**
 * Gives the type under which inferred relationships of a type are stored, apart from the stated ones.
 *
 * @example
 * ```ts
 * import { inferredType } from '@rolegraph/graph-model';
 *
 * inferredType('NEEDS'); // => 'NEEDS_INFERRED'
 * ```
 */
export function inferredType(type: string): string {
  return `${type}_INFERRED`;
}

/**
 * Gives the type names under which relationships are stored.
 *
 * @param reads `inferred` adds those of our own inference, `rated` those that are rated below the declared threshold.
 * @example
 * ```ts
 * import { storedTypes } from '@rolegraph/graph-model';
 *
 * const plain = { inferable: true, threshold: undefined };
 * storedTypes('USES', plain, { inferred: true, rated: true }); // => ['USES', 'USES_INFERRED']
 * const rated = { inferable: false, threshold: { name: 'Use', atLeast: { level: 2 }, unless: [], among: [] } };
 * storedTypes('USES', rated, { inferred: true, rated: true }); // => ['USES', 'USES_RATED']
 * ```
 */
export function storedTypes(
  type: string,
  { inferable, threshold }: Pick<Relationship, 'inferable' | 'threshold'>,
  reads: { readonly inferred: boolean; readonly rated: boolean },
): readonly string[] {
  const rated = threshold && reads.rated ? [type, ratedType(type)] : [type];
  return inferable && reads.inferred ? rated.flatMap((name) => [name, inferredType(name)]) : rated;
}

/**
 * Gives every type name under which relationships of a type may be stored, the stated one first.
 *
 * @example
 * ```ts
 * import { allStoredTypes } from '@rolegraph/graph-model';
 *
 * allStoredTypes('USES', { inferable: true, threshold: undefined }); // => ['USES', 'USES_INFERRED']
 * ```
 */
export function allStoredTypes(
  type: string,
  relationship: Pick<Relationship, 'inferable' | 'threshold'>,
): readonly string[] {
  return storedTypes(type, relationship, { inferred: true, rated: true });
}

/**
 * Gives the type names that a relationship field reads: the stated ones first.
 *
 * @param includeInferred Adds inferred ones, where the relationship has them; one that shows them always has them anyway.
 * @param includeRated Adds those that are rated below the declared threshold.
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { relationshipTypes } from '@rolegraph/graph-model';
 *
 * const ingredients = kitchen.nodes.get('Recipe').relationships.get('ingredients');
 * relationshipTypes(ingredients, false); // => ['NEEDS']
 * relationshipTypes({ ...ingredients, inferable: true }, true); // => ['NEEDS', 'NEEDS_INFERRED']
 * ```
 */
export function relationshipTypes(
  relationship: Relationship,
  includeInferred: boolean,
  includeRated = false,
): readonly string[] {
  const reads = { inferred: includeInferred || relationship.showsInferred, rated: includeRated };
  return relationship.types.flatMap((type) => storedTypes(type, relationship, reads));
}

/**
 * Gives the properties that the edges of a relationship show, by name: those of a statement first, where it is one, then its own.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { edgeProperties } from '@rolegraph/graph-model';
 *
 * const ingredients = kitchen.nodes.get('Recipe').relationships.get('ingredients');
 * [...edgeProperties(kitchen, ingredients).keys()]; // => ['source', 'grams']
 * ```
 */
export function edgeProperties(
  graph: Graph,
  { structural, properties }: Relationship,
): ReadonlyMap<string, Property> {
  return structural ? properties : new Map([...graph.evidence.properties, ...properties]);
}
