import type {
  InterfaceDeclaration,
  NodeDeclaration,
  RelationshipDeclaration,
  UnionDeclaration,
} from './declare.ts';
import type { ProfileDeclaration } from './profile.ts';
import type { Property } from './property.ts';
import { ratedType, type Threshold } from './threshold.ts';

/** A relationship as seen from one node type, with both ends resolved. */
export interface Relationship {
  /** The GraphQL field name. */
  readonly name: string;
  readonly direction: RelationshipDeclaration['direction'];
  /** For a matched relationship: the Cypher pattern from `$source` to `$target`. */
  readonly pattern: string | undefined;
  /** For a matched relationship: each node is given once, however many ways the pattern leads to it. */
  readonly distinct: boolean;
  readonly types: readonly string[];
  readonly targets: readonly NodeType[];
  /** What the field gives: the one target, or the interface that all targets share. */
  readonly target: NodeType | InterfaceType;
  readonly one: boolean;
  readonly inferable: boolean;
  /** The field gives inferred relationships too, unasked. */
  readonly showsInferred: boolean;
  readonly structural: boolean;
  /** It leads to what is broader: no node may come back to itself along it. */
  readonly hierarchical: boolean;
  /** Which ratings amount to what the type says; undefined where all relationships of the type count. */
  readonly threshold: Threshold | undefined;
  /** Text properties of the targets that are names of the node at the start. */
  readonly names: readonly string[];
  /** How its ratings make a profile of the node at its start, where they do. */
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

export interface NodeType extends TypeCommon {
  readonly kind: 'node';
  readonly plural: string;
  readonly interface: InterfaceType | undefined;
  /** The type's own label and those of its interface. */
  readonly labels: readonly string[];
  readonly indexes: readonly string[];
}

/** A type whose nodes are of several types: an interface, or a union, which has no properties and relationships of its own. */
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
  /** What every relationship that is not structural tells of itself: where it was said, and how firmly. */
  readonly evidence: EvidenceType;
  /** Relationships as declared at their start: what may be written, each (start type, field) once. */
  readonly outgoing: readonly { readonly from: NodeType; readonly relationship: Relationship }[];
}

export interface GraphDeclaration {
  readonly nodes: Readonly<Record<string, NodeDeclaration>>;
  readonly interfaces: Readonly<Record<string, InterfaceDeclaration>>;
  readonly unions?: Readonly<Record<string, UnionDeclaration>>;
  readonly evidence: InterfaceDeclaration & { readonly name: string };
}

/** The type under which relationships of our own inference are kept apart from stated ones. */
export function inferredType(type: string): string {
  return `${type}_INFERRED`;
}

/**
 * Type names under which relationships of a type are stored.
 *
 * @param reads `inferred` adds those of our own inference, `rated` those that are rated below the declared threshold.
 */
export function storedTypes(
  type: string,
  { inferable, threshold }: Pick<Relationship, 'inferable' | 'threshold'>,
  reads: { readonly inferred: boolean; readonly rated: boolean },
): readonly string[] {
  const rated = threshold && reads.rated ? [type, ratedType(type)] : [type];
  return inferable && reads.inferred ? rated.flatMap((name) => [name, inferredType(name)]) : rated;
}

/** Every type name under which relationships of a type may be stored. */
export function allStoredTypes(
  type: string,
  relationship: Pick<Relationship, 'inferable' | 'threshold'>,
): readonly string[] {
  return storedTypes(type, relationship, { inferred: true, rated: true });
}

/** Type names that a relationship field reads: the stated ones, with inferred and rated ones where asked for. */
export function relationshipTypes(
  relationship: Relationship,
  includeInferred: boolean,
  includeRated = false,
): readonly string[] {
  const reads = { inferred: includeInferred || relationship.showsInferred, rated: includeRated };
  return relationship.types.flatMap((type) => storedTypes(type, relationship, reads));
}

/** The properties that a relationship's edges show: its own, and those of a statement where it is one. */
export function edgeProperties(
  graph: Graph,
  { structural, properties }: Relationship,
): ReadonlyMap<string, Property> {
  return structural ? properties : new Map([...graph.evidence.properties, ...properties]);
}
