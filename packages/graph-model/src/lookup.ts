import type { RelationshipDeclaration, RelationshipShape, UnionDeclaration } from './declare.ts';
import type { GraphDeclaration } from './graph.ts';

/** The name of the interface that a node type implements; never where it implements none. */
export type InterfaceOf<D extends GraphDeclaration, Name> = Name extends keyof D['nodes']
  ? NonNullable<D['nodes'][Name]['implements']>
  : never;

/** Names of a graph's unions. */
export type UnionName<D extends GraphDeclaration> = D extends { readonly unions: infer Unions }
  ? keyof Unions & string
  : never;

/** Names of a union's members. */
export type MembersOf<D extends GraphDeclaration, Name> = D extends {
  readonly unions: { readonly [Union in Name & string]: UnionDeclaration<infer Member> };
}
  ? Member
  : never;

/** Names of the node types behind a name: itself, those that implement the interface, or the union's members. */
export type NodesOf<D extends GraphDeclaration, Name> = Name extends keyof D['nodes'] & string
  ? Name
  : Name extends UnionName<D>
    ? MembersOf<D, Name>
    : {
        readonly [Node in keyof D['nodes'] & string]: Name extends InterfaceOf<D, Node> ? Node : never;
      }[keyof D['nodes'] & string];

/** The outgoing relationships of one type from a node type to another or to its interface. */
export type EndingAt<
  D extends GraphDeclaration,
  Source extends string,
  Type extends string,
  Owner extends string,
> = Ending<D['nodes'][Source]['relationships'], Type, Owner | InterfaceOf<D, Owner> | UnionWith<D, Owner>>;

/** Names of the unions of which a node type is a member. */
type UnionWith<D extends GraphDeclaration, Owner extends string> = {
  readonly [Name in UnionName<D>]: Owner extends MembersOf<D, Name> ? Name : never;
}[UnionName<D>];

type Ending<R extends RelationshipShape, Type extends string, End extends string> = {
  readonly [Field in keyof R]: R[Field] extends RelationshipDeclaration<
    'outgoing',
    infer Started,
    infer Target
  >
    ? Extract<Started, Type> extends never
      ? never
      : [Extract<Target, End>] extends [never]
        ? never
        : R[Field]
    : never;
}[keyof R];
