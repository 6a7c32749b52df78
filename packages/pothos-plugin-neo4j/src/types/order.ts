import type {
  Graph,
  Inner,
  PropertiesOf,
  RelationshipName,
  RelationshipOf,
  Target,
  TypeName,
} from '@rolegraph/graph-model';
import type { z } from 'zod';
import type { EdgeProperties } from './filter.ts';

/** In which direction a key sorts, and where rows without a value stand; last where nothing is said, in either direction. */
export type Direction = 'ASC' | 'DESC' | 'ASC_NULLS_FIRST' | 'DESC_NULLS_FIRST';

/**
 * One key of the `orderBy` of a list of nodes: a property, or how many a relationship leads to.
 *
 *     const orderBy: Order<typeof model, 'Role'>[] = [{ skills: { count: 'DESC' } }, { name: 'ASC' }];
 */
export type Order<G extends Graph, Name extends TypeName<G>> = OneOf<NodeOrders<G, Name>>;

/** One key of the `orderBy` of a relationship's connection: of the node or, under `edge`, of the edge. */
export type RelationshipOrder<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = OneOf<
  NodeOrders<G, Target<G, Name, Field>> & {
    readonly edge: OneOf<PropertyOrders<EdgeProperties<G, Name, Field>>>;
  }
>;

type NodeOrders<G extends Graph, Name extends TypeName<G>> = { readonly slug: Direction } & PropertyOrders<
  PropertiesOf<G['declaration'], Name>
> & {
    readonly [Field in RelationshipName<G, Name> as RelationshipOf<
      G['declaration'],
      Name,
      Field
    >['options'] extends { readonly one?: true }
      ? never
      : Field]: { readonly count: Direction };
  };

/** What can be sorted by: lists have no order. */
type PropertyOrders<Shape> = {
  readonly [Property in keyof Shape as Inner<Shape[Property]> extends z.ZodArray
    ? never
    : Property]: Direction;
};

/** Exactly one of the keys. */
type OneOf<Keys> = {
  [Key in keyof Keys]: { readonly [One in Key]: Keys[Key] } & {
    readonly [Other in Exclude<keyof Keys, Key>]?: never;
  };
}[keyof Keys];
