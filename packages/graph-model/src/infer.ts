import type { z } from 'zod';
import type { RelationshipDeclaration } from './declare.ts';
import type { Graph, GraphDeclaration } from './graph.ts';
import type { EndingAt, InterfaceOf, NodesOf, UnionName } from './lookup.ts';
import type { PropertyShape } from './property.ts';

/** Names of a graph's node types, interfaces and unions. */
export type TypeName<G extends Graph> = (
  | UnionName<G['declaration']>
  | keyof G['declaration']['nodes']
  | keyof G['declaration']['interfaces']
) &
  string;

/** Names of the node types behind a name: itself, or those that implement the interface. */
export type NodeName<G extends Graph, Name extends TypeName<G>> = NodesOf<G['declaration'], Name>;

/**
 * A node as it is read: its slug and its properties. A missing value is null, a missing list is empty. Of a union, it is
 * a row of one of the members.
 *
 *     type Role = Row<typeof model, 'Role'>; // { slug: string; name: string; kind: string | null; … }
 */
export type Row<G extends Graph, Name extends TypeName<G>> =
  Name extends UnionName<G['declaration']>
    ? Row<G, NodesOf<G['declaration'], Name> & TypeName<G>>
    : Name extends string
      ? Flat<{ readonly slug: string } & Values<PropertiesOf<G['declaration'], Name>>>
      : never;

/**
 * The properties of a relationship field's edges: their basis, those of the relationship, and those of
 * every statement where it is one. An incoming field has them from the outgoing side.
 *
 *     type Requirement = Edge<typeof model, 'Role', 'skills'>; // { basis: …; strength: … | null; … }
 */
export type Edge<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = EdgeValues<G['declaration'], EdgeShape<G, Name, Field>, IsStructural<G, Name, Field>>;

/** The evidence of a statement of the graph, as in the rows of a traversal that have it. */
export type Evidence<G extends Graph> = Flat<
  { readonly basis: Basis } & Values<G['declaration']['evidence']['properties']>
>;

/** The basis of a statement. */
export type Basis = 'DIRECT' | 'DERIVED' | 'INFERRED';

/** Names of the relationship fields of a node type or interface. */
export type RelationshipName<G extends Graph, Name extends TypeName<G>> = keyof RelationshipsOf<
  G['declaration'],
  Name
> &
  string;

/** Names of the types at the other end of a relationship field: `Row<G, Target<G, 'Role', 'skills'>>` is its node. */
export type Target<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = RelationshipOf<G['declaration'], Name, Field>['targets'][number] & TypeName<G>;

/** The declared properties of a type, with those of its interface. */
export type PropertiesOf<D extends GraphDeclaration, Name> = Name extends keyof D['nodes']
  ? D['nodes'][Name]['properties'] & SharedOf<D, InterfaceOf<D, Name>>['properties']
  : Name extends UnionName<D>
    ? Readonly<Record<never, never>>
    : SharedOf<D, Name>['properties'];

/** The declared relationships of a type, with those of its interface. */
export type RelationshipsOf<D extends GraphDeclaration, Name> = Name extends keyof D['nodes']
  ? D['nodes'][Name]['relationships'] & SharedOf<D, InterfaceOf<D, Name>>['relationships']
  : Name extends UnionName<D>
    ? Readonly<Record<never, never>>
    : SharedOf<D, Name>['relationships'];

/** The declaration of a relationship field. */
export type RelationshipOf<D extends GraphDeclaration, Name, Field> = Field extends keyof RelationshipsOf<
  D,
  Name
>
  ? Extract<RelationshipsOf<D, Name>[Field], RelationshipDeclaration>
  : never;

/** The declared properties of a relationship field's edges, those of statements apart. */
export type EdgeShape<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = Intersection<PropertiesIn<Start<G['declaration'], Name, RelationshipOf<G['declaration'], Name, Field>>>>;

/** Whether a relationship field is book-keeping, without evidence. */
export type IsStructural<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = StructuralOf<Start<G['declaration'], Name, RelationshipOf<G['declaration'], Name, Field>>>;

/** The value of a property as it is stored: null where it may be missing, a list always. */
export type Value<Schema extends z.ZodType> =
  Inner<Schema> extends z.ZodArray
    ? Readonly<z.output<Inner<Schema>>>
    : z.output<Inner<Schema>> | (MayBeMissing<Schema> extends true ? null : never);

/** The schema inside those that let its value be missing. */
export type Inner<Schema> = Schema extends
  | z.ZodOptional<infer In>
  | z.ZodNullable<infer In>
  | z.ZodDefault<infer In>
  ? Inner<In>
  : Schema extends z.ZodType
    ? Schema
    : never;

/** Writes an intersection as one object, whose properties editors show. */
export type Flat<T> = { readonly [Key in keyof T]: T[Key] };

type Values<Shape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends z.ZodType ? Value<Shape[Name]> : never;
};

type EdgeValues<D extends GraphDeclaration, Shape, Structural> = Structural extends true
  ? Flat<Values<Shape>>
  : Flat<{ readonly basis: Basis } & Values<D['evidence']['properties']> & Values<Shape>>;

type MayBeMissing<Schema> = Schema extends z.ZodOptional | z.ZodNullable
  ? true
  : Schema extends z.ZodDefault<infer In>
    ? MayBeMissing<In>
    : false;

interface Nothing {
  readonly properties: unknown;
  readonly relationships: unknown;
}

/** The shape of an interface; empty where there is none. */
type SharedOf<D extends GraphDeclaration, Name> = [Name] extends [never]
  ? Nothing
  : Name extends keyof D['interfaces']
    ? D['interfaces'][Name]
    : never;

/** The declarations from which a field has its edge's properties: its own, or the outgoing ones that it is the other end of. */
type Start<D extends GraphDeclaration, Owner extends string, Declared> =
  Declared extends RelationshipDeclaration<'incoming', infer Type, infer Source>
    ? NodesOf<D, Source> extends infer Node extends string
      ? EndingAt<D, Node, Type, Owner>
      : never
    : Declared;

type PropertiesIn<Starts> =
  Starts extends RelationshipDeclaration<infer _Direction, infer _Type, infer _Target, infer Properties>
    ? Properties
    : never;

/** The properties of edges of several declarations: those that only some have may be missing. */
type Intersection<Shapes> =
  AllOf<Shapes> extends infer All
    ? {
        readonly [Name in keyof All]: Name extends keyof Shapes
          ? All[Name]
          : All[Name] extends z.ZodType
            ? z.ZodOptional<All[Name]>
            : never;
      }
    : never;

type AllOf<Shapes> = (Shapes extends unknown ? (shape: Shapes) => void : never) extends (
  shape: infer All,
) => void
  ? All
  : never;

type StructuralOf<Starts> =
  Starts extends RelationshipDeclaration<
    infer Direction,
    infer _Type,
    infer _Target,
    PropertyShape,
    boolean,
    infer Structural
  >
    ? Direction extends 'matched'
      ? true
      : Structural
    : never;
