import type { ProfileDeclaration } from './profile-declaration.ts';
import type { PropertyShape } from './property.ts';
import type { Threshold } from './threshold.ts';

/** How a relationship is declared on the node type at one of its ends. Its types carry what {@link Edge} and the checks infer. */
export interface RelationshipDeclaration<
  Direction extends RelationshipDirection = RelationshipDirection,
  Type extends string = string,
  Target extends string = string,
  Properties extends PropertyShape = PropertyShape,
  One extends boolean = boolean,
  Structural extends boolean = boolean,
> {
  readonly direction: Direction;
  readonly types: readonly Type[];
  /** For a matched relationship: the Cypher pattern that leads from `$source` to `$target`. */
  readonly pattern?: string;
  /** Names of the node types, or of the one interface, at the other end. */
  readonly targets: readonly Target[];
  readonly description: string;
  readonly options: RelationshipOptions<Properties, One, Structural>;
}

export type RelationshipDirection = 'outgoing' | 'incoming' | 'matched';

export interface RelationshipOptions<
  Properties extends PropertyShape = PropertyShape,
  One extends boolean = boolean,
  Structural extends boolean = boolean,
> {
  /** Properties that this relationship carries besides the provenance every stated relationship has. Outgoing side only. */
  readonly properties?: Properties;
  /** At most one node stands at the other end: the field is the node itself, not a connection. */
  readonly one?: One;
  /**
   * Relationships of our own inference exist beside the stated ones, under the type's name with `_INFERRED`. Fields give
   * them where the client asks; with `shown` this field always does, because its node tells itself that it is inferred.
   * Outgoing side only.
   */
  readonly inferable?: boolean | 'shown';
  /** Which ratings amount to what the type says; fields give those, and others where the client asks. Outgoing side only. */
  readonly threshold?: Threshold;
  /** Text properties of the node at the other end by which searches find this node as well, such as its names in other languages. Outgoing side only. */
  readonly names?: readonly string[];
  /** Book-keeping between records (a fact and its subject), not a statement: it has no provenance of its own. Outgoing side only. */
  readonly structural?: Structural;
  /** Each node is given once, however many ways the pattern leads to it. Matched relationships only. */
  readonly distinct?: boolean;
  /** It leads to what is broader, so that no node may come back to itself along it. Outgoing side only. */
  readonly hierarchical?: boolean;
  /** How its ratings make a profile of the node at its start, by which such nodes are compared. Outgoing side only, one per node type. */
  readonly profile?: ProfileDeclaration;
}

export type RelationshipShape = Readonly<Record<string, RelationshipDeclaration>>;

/** A node type as it is declared: everything else (fields, constraints, import checks) derives from this. */
export interface NodeDeclaration<
  Properties extends PropertyShape = PropertyShape,
  Relationships extends RelationshipShape = RelationshipShape,
  Interface extends string = string,
> {
  readonly description: string;
  /** The name of the root field that lists the nodes, such as `roles`. The singular is the type's name, uncapitalised. */
  readonly plural: string;
  /** The name of the node interface whose properties and relationships this type shares. */
  readonly implements?: Interface;
  readonly properties: Properties;
  readonly relationships: Relationships;
  /** Names of properties to index besides the key. */
  readonly indexes?: readonly string[];
}

/** What several node types have in common; their nodes carry its name as one more label. */
export interface InterfaceDeclaration<
  Properties extends PropertyShape = PropertyShape,
  Relationships extends RelationshipShape = RelationshipShape,
> {
  readonly description: string;
  readonly properties: Properties;
  readonly relationships: Relationships;
}

/** Node types that have nothing in common but that one relationship, or one column of a traversal, leads to them. */
export interface UnionDeclaration<Member extends string = string> {
  readonly description: string;
  /** Names of the node types, two at least. */
  readonly members: readonly Member[];
}

// In what follows, results say `NoInfer` where an option that is left out means something: else the compiler would take the
// option's type from where the result is used.

/**
 * Declares a node type. Every node has a `slug` besides, unique for its type within a release of a dataset.
 *
 * @returns The declaration as it is; its type carries the names, from which rows and filters are inferred.
 * @example
 * ```ts
 * import { node } from '@rolegraph/graph-model';
 * import { z } from 'zod';
 *
 * const recipe = node({
 *   description: 'Something to cook.',
 *   plural: 'recipes',
 *   properties: { title: z.string().describe('What it is called.') },
 *   relationships: {},
 * });
 * recipe.plural; // => 'recipes'
 * ```
 */
export function node<
  const Properties extends PropertyShape,
  const Relationships extends RelationshipShape,
  const Interface extends string = never,
>(
  declaration: NodeDeclaration<Properties, Relationships, Interface> & {
    readonly indexes?: readonly (keyof Properties & string)[];
  },
): NodeDeclaration<Properties, Relationships, NoInfer<Interface>> {
  return declaration;
}

/**
 * Declares what several node types have in common: properties and relationships that each of them has. Their nodes carry the
 * interface's name as one more label.
 *
 * @returns The declaration as it is.
 * @example
 * ```ts
 * import { nodeInterface } from '@rolegraph/graph-model';
 * import { z } from 'zod';
 *
 * const entity = nodeInterface({
 *   description: 'What has a name.',
 *   properties: { name: z.string().describe('What it is called.') },
 *   relationships: {},
 * });
 * Object.keys(entity.properties); // => ['name']
 * ```
 */
export function nodeInterface<
  const Properties extends PropertyShape,
  const Relationships extends RelationshipShape,
>(
  declaration: InterfaceDeclaration<Properties, Relationships>,
): InterfaceDeclaration<Properties, Relationships> {
  return declaration;
}

/**
 * Declares a relationship that starts at the declaring node.
 *
 * @param type The Neo4j relationship type, such as `REQUIRES_SKILL`.
 * @param target The node type at the other end, or several that share an interface, or a union.
 * @param description What the relationship says, for the schema's readers.
 * @example
 * ```ts
 * import { outgoing } from '@rolegraph/graph-model';
 * import { z } from 'zod';
 *
 * const needs = outgoing('NEEDS', 'Ingredient', 'What goes in.', {
 *   properties: { grams: z.number().describe('How much of it.') },
 * });
 * [needs.direction, needs.types, needs.targets]; // => ['outgoing', ['NEEDS'], ['Ingredient']]
 * ```
 */
export function outgoing<
  const Type extends string,
  const Target extends string,
  const Properties extends PropertyShape = NoProperties,
  const One extends boolean = false,
  const Structural extends boolean = false,
>(
  type: Type,
  target: Target | readonly Target[],
  description: string,
  options: RelationshipOptions<Properties, One, Structural> = {},
): RelationshipDeclaration<'outgoing', Type, Target, NoInfer<Properties>, NoInfer<One>, NoInfer<Structural>> {
  return { direction: 'outgoing', types: [type], targets: several(target), description, options };
}

/**
 * Declares the other side of a relationship: its properties come from the outgoing declaration.
 *
 * @param type The Neo4j relationship type, or several that are read as one.
 * @param source The node type at the other end, or several.
 * @example
 * ```ts
 * import { incoming } from '@rolegraph/graph-model';
 *
 * incoming('NEEDS', 'Recipe', 'What it goes into.');
 * // => { direction: 'incoming', types: ['NEEDS'], targets: ['Recipe'], description: 'What it goes into.', options: {} }
 * ```
 */
export function incoming<
  const Type extends string,
  const Source extends string,
  const One extends boolean = false,
>(
  type: Type | readonly Type[],
  source: Source | readonly Source[],
  description: string,
  options: Pick<RelationshipOptions<NoProperties, One>, 'one'> = {},
): RelationshipDeclaration<'incoming', Type, Source, NoProperties, NoInfer<One>> {
  return {
    direction: 'incoming',
    types: several(type),
    targets: several(source),
    description,
    options,
  };
}

/**
 * Declares a field whose nodes are found by a pattern of the schema author's own instead of by stored relationships.
 *
 * @param target The node type that the field gives.
 * @param pattern A Cypher pattern that binds `$target`, starting from the bound node `$source`; on an edge it starts
 *   from the edge's `$start` and `$end` nodes, its stated type, `$predicate`, and whether it is `$inferred`.
 * @example
 * ```ts
 * import { matched } from '@rolegraph/graph-model';
 *
 * const sameShelf = matched('Book', '($source)-[:STANDS_ON]->()<-[:STANDS_ON]-($target:Book)', 'Books beside it.', {
 *   distinct: true,
 * });
 * [sameShelf.direction, sameShelf.types]; // => ['matched', []]
 * ```
 */
export function matched<const Target extends string, const One extends boolean = false>(
  target: Target,
  pattern: string,
  description: string,
  options: Pick<RelationshipOptions<NoProperties, One>, 'one' | 'distinct'> = {},
): RelationshipDeclaration<'matched', never, Target, NoProperties, NoInfer<One>> {
  return { direction: 'matched', types: [], pattern, targets: [target], description, options };
}

/**
 * Declares a union of node types that share no interface, for a relationship or a column that leads to any of them.
 *
 * @param members Names of node types, two at least.
 * @example
 * ```ts
 * import { union } from '@rolegraph/graph-model';
 *
 * union('What has a price.', ['Recipe', 'Ingredient']);
 * // => { description: 'What has a price.', members: ['Recipe', 'Ingredient'] }
 * ```
 */
export function union<const Member extends string>(
  description: string,
  members: readonly Member[],
): UnionDeclaration<Member> {
  return { description, members };
}

type NoProperties = Readonly<Record<never, never>>;

function several<Name extends string>(names: Name | readonly Name[]): readonly Name[] {
  return typeof names === 'string' ? [names] : names;
}
