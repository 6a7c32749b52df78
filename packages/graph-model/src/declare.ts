import type { ProfileDeclaration } from './profile-declaration.ts';
import type { PropertyShape } from './property.ts';
import type { Threshold } from './threshold.ts';

/** The declaration of a relationship on the node type at one of its ends. Its types feed {@link Edge} and the checks. */
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
  /** Whether one node at most stands at the other end: the field is that node, no connection. */
  readonly one?: One;
  /**
   * Whether inferred relationships exist beside the stated ones, under the type's name with `_INFERRED`. Fields give
   * them where the client asks; with `shown` this field always does, because its node says itself that it is inferred.
   * Outgoing side only.
   */
  readonly inferable?: boolean | 'shown';
  /** The ratings from which on it counts; fields give those, and others where the client asks. Outgoing side only. */
  readonly threshold?: Threshold;
  /** Text properties of the node at the other end by which searches also find this node, such as names in other languages. Outgoing side only. */
  readonly names?: readonly string[];
  /** Whether it is book-keeping (a fact and its subject), not a statement, and so without provenance. Outgoing side only. */
  readonly structural?: Structural;
  /** Whether it gives each node once, however many ways lead to it. Matched relationships only. */
  readonly distinct?: boolean;
  /** Whether it leads to broader nodes, so that none may lead back to itself. Outgoing side only. */
  readonly hierarchical?: boolean;
  /** The profile that its ratings make of the node at its start, by which such nodes compare. Outgoing side only, one per node type. */
  readonly profile?: ProfileDeclaration;
}

export type RelationshipShape = Readonly<Record<string, RelationshipDeclaration>>;

/** A declared node type: everything else (fields, constraints, import checks) derives from this. */
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

/** Properties and relationships of several node types; their nodes have its label. */
export interface InterfaceDeclaration<
  Properties extends PropertyShape = PropertyShape,
  Relationships extends RelationshipShape = RelationshipShape,
> {
  readonly description: string;
  readonly properties: Properties;
  readonly relationships: Relationships;
}

/** Node types without a shared interface to which one relationship, or one column of a traversal, leads. */
export interface UnionDeclaration<Member extends string = string> {
  readonly description: string;
  /** Names of the node types, two at least. */
  readonly members: readonly Member[];
}

// Results below say `NoInfer` where an option that is left out means something: else the compiler would take the
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
 * Declares properties and relationships that several node types have. Their nodes carry the
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
 * @param description Its meaning, for the schema's readers.
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
 * Declares a field that finds its nodes by a pattern of the schema's author, not by stored relationships.
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
