import type {
  NodeDeclaration,
  RelationshipDeclaration,
  RelationshipShape,
  UnionDeclaration,
} from './declare.ts';
import type { GraphDeclaration } from './graph.ts';
import type { EndingAt, InterfaceOf, MembersOf, NodesOf, UnionName } from './lookup.ts';

declare const misuse: unique symbol;

/** A type that no declaration fits: the compiler's error shows the message. */
export interface Misuse<Message extends string> {
  readonly [misuse]: Message;
}

/**
 * A declaration in which every mentioned name is declared. Where one is not, its place has
 * the type {@link Misuse} with the sentence that `defineGraph` would throw.
 */
export type CheckedGraph<D extends GraphDeclaration> = {
  readonly nodes: {
    readonly [Owner in keyof D['nodes'] & string]: {
      readonly implements?: CheckedInterface<D, Owner>;
      readonly properties: CheckedProperties<D, Owner>;
      readonly relationships: CheckedRelationships<D, Owner, D['nodes'][Owner]['relationships']>;
    };
  };
  readonly interfaces: {
    readonly [Owner in keyof D['interfaces'] & string]: {
      readonly relationships: CheckedRelationships<D, Owner, D['interfaces'][Owner]['relationships']>;
    };
  };
  readonly unions?: {
    readonly [Name in UnionName<D> & string]: CheckedUnion<D, Name, MembersOf<D, Name>>;
  };
};

type CheckedInterface<D extends GraphDeclaration, Owner extends string> = [InterfaceOf<D, Owner>] extends [
  keyof D['interfaces'],
]
  ? NodeDeclaration['implements']
  : Misuse<`${Owner} implements ${InterfaceOf<D, Owner>}, which is not declared`>;

type CheckedUnion<D extends GraphDeclaration, Name extends string, Member extends string> = Name extends
  | keyof D['nodes']
  | keyof D['interfaces']
  ? Misuse<`${Name} is declared twice`>
  : [Exclude<Member, keyof D['nodes']>] extends [never]
    ? UnionDeclaration
    : Misuse<`${Name}: there is no node type ${Exclude<Member, keyof D['nodes'] & string>}`>;

/** Names that every node has undeclared. */
type Reserved = 'id' | 'slug' | 'release';

type CheckedProperties<D extends GraphDeclaration, Owner extends string> = {
  readonly [Name in keyof D['nodes'][Owner]['properties'] & string]: Name extends Reserved | Shared<D, Owner>
    ? Misuse<`${Owner}.${Name} is declared twice`>
    : unknown;
};

/** Names of the properties that a node type has from its interface. */
type Shared<D extends GraphDeclaration, Owner extends string> = [InterfaceOf<D, Owner>] extends [never]
  ? never
  : keyof D['interfaces'][InterfaceOf<D, Owner>]['properties'];

type CheckedRelationships<D extends GraphDeclaration, Owner extends string, R extends RelationshipShape> = {
  readonly [Field in keyof R & string]: string extends Field
    ? RelationshipDeclaration
    : Field extends Taken<D, Owner>
      ? Misuse<`${Owner}.${Field} is declared twice`>
      : CheckedRelationship<D, Owner, `${Owner}.${Field}`, R[Field]>;
};

/** Names that a relationship field cannot have, because its type uses them otherwise. */
type Taken<D extends GraphDeclaration, Owner extends string> =
  | Reserved
  | (Owner extends keyof D['nodes'] ? keyof D['nodes'][Owner]['properties'] | Shared<D, Owner> : never)
  | (Owner extends keyof D['interfaces'] ? keyof D['interfaces'][Owner]['properties'] : never);

type CheckedRelationship<
  D extends GraphDeclaration,
  Owner extends string,
  Where extends string,
  Declared extends RelationshipDeclaration,
> = [Undeclared<D, Declared>] extends [never]
  ? SharesInterface<D, Declared['targets'][number]> extends true
    ? Declared extends RelationshipDeclaration<'incoming', infer Type, infer Source>
      ? [WithoutStart<D, Owner, Type, NodesOf<D, Source>>] extends [never]
        ? RelationshipDeclaration
        : Misuse<`${Where}: ${WithoutStart<D, Owner, Type, NodesOf<D, Source>>} to ${Owner}`>
      : RelationshipDeclaration
    : Misuse<`${Where}: its targets share no interface: declare a union of them`>
  : Misuse<`${Where}: there is no node type ${Undeclared<D, Declared>}`>;

/** Whether there is one target, or an interface that all of them implement. */
type SharesInterface<D extends GraphDeclaration, Targets> =
  IsUnion<Targets> extends true
    ? true extends Alone<D, Targets> | IsUnion<InterfaceOf<D, Targets>>
      ? false
      : true
    : true;

type Alone<D extends GraphDeclaration, Name> = Name extends unknown
  ? [InterfaceOf<D, Name>] extends [never]
    ? true
    : false
  : never;

type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never;

type Undeclared<D extends GraphDeclaration, Declared extends RelationshipDeclaration> = Exclude<
  Declared['targets'][number],
  keyof D['nodes'] | keyof D['interfaces'] | UnionName<D>
>;

/** The types at the other end that lack the outgoing side of a relationship type. */
type WithoutStart<
  D extends GraphDeclaration,
  Owner extends string,
  Type extends string,
  Source extends string,
> = Type extends string
  ? Source extends string
    ? [EndingAt<D, Source, Type, Owner>] extends [never]
      ? `${Source} declares no outgoing ${Type}`
      : never
    : never
  : never;
