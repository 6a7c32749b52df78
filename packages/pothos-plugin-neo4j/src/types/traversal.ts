import type { Evidence, Flat, Graph, Inner, Row, TypeName, Value } from '@rolegraph/graph-model';
import type { z } from 'zod';
import type { ReferenceItems, Traversal } from '../traversal.ts';
import type { Filter } from './filter.ts';
import type { Order } from './order.ts';
import type { Sent } from './values.ts';

/**
 * The arguments of a traversal's field, as variables are typed that hold them.
 *
 *     type Gap = Arguments<typeof model, typeof skillGap>; // { from: string; to: string; includeInferred?: boolean; … }
 */
export type Arguments<G extends Graph, T extends Traversal> = Flat<
  { readonly [Name in Required<T['arguments']>]: ArgumentValue<T['arguments'][Name]> } & {
    readonly [Name in Exclude<keyof T['arguments'], Required<T['arguments']>>]?: ArgumentValue<
      T['arguments'][Name]
    > | null;
  } & { readonly dataset?: string } & (T['inferable'] extends true
      ? { readonly includeInferred?: boolean }
      : unknown) &
    (T['gives'] extends { readonly kind: 'connection'; readonly type: infer Type extends TypeName<G> }
      ? PageArguments<G, Type>
      : unknown)
>;

/**
 * A row of a traversal: its columns, with what its evidence tells beside them. The rows of a connection have `node` besides.
 *
 *     type Recommendation = TraversalRow<typeof model, typeof recommendRoles>; // { role: …; fit: … | null; rank: number; … }
 */
export type TraversalRow<G extends Graph, T extends Traversal> = RowOf<G, T['gives']>;

/** The rows of a traversal that gives several connections, by part. */
type RowOf<G extends Graph, Gives> = Gives extends { readonly parts: infer Parts }
  ? { readonly [Part in keyof Parts]: RowOf<G, Parts[Part]> }
  : Flat<
      ColumnValues<G, ColumnsOf<Gives>> &
        (Gives extends { readonly type: infer Type extends TypeName<G> }
          ? { readonly node: Row<G, Type> }
          : unknown)
    >;

/** The columns of a result, of its edges or of its rows. */
export type ColumnsOf<Result> = Result extends { readonly columns: infer Columns }
  ? Columns
  : Result extends { readonly record: { readonly columns: infer Columns } }
    ? Columns
    : never;

interface PageArguments<G extends Graph, Type extends TypeName<G>> {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  readonly filter?: Filter<G, Type>;
  readonly orderBy?: readonly Order<G, Type>[];
}

/** Names of the arguments that a client cannot leave out: references, and values whose schema does not take undefined. */
type Required<Declared> = {
  readonly [Name in keyof Declared]: Declared[Name] extends {
    readonly schema: infer Schema extends z.ZodType;
  }
    ? undefined extends z.input<Schema>
      ? never
      : Name
    : Declared[Name] extends { readonly atLeast: 0 }
      ? never
      : Name;
}[keyof Declared];

type ArgumentValue<Argument> = Argument extends { readonly schema: infer Schema extends z.ZodType }
  ? Inner<Schema> extends z.ZodArray<infer Item extends z.ZodType>
    ? readonly Sent<Item>[]
    : Sent<Inner<Schema>>
  : Argument extends { readonly items: infer Items extends ReferenceItems }
    ? readonly Flat<ItemFields<Items>>[]
    : Argument extends { readonly kind: 'references' }
      ? readonly string[]
      : string;

type ItemFields<Items extends ReferenceItems> = { readonly [Node in Items['node']]: string } & {
  readonly [Name in keyof Items['values']]: Sent<Items['values'][Name]>;
};

type ColumnValues<G extends Graph, Columns> = {
  readonly [Name in keyof Columns as Columns[Name] extends { readonly kind: 'evidence' }
    ? never
    : Name]: ColumnValue<G, Columns[Name]>;
} & (Extract<Columns[keyof Columns], { readonly kind: 'evidence' }> extends never ? unknown : Evidence<G>);

type ColumnValue<G extends Graph, Column> = Column extends { readonly schema: infer Schema extends z.ZodType }
  ? Value<Schema>
  : Column extends { readonly type: infer Type extends TypeName<G>; readonly kind: infer Kind }
    ? Kind extends 'nodes'
      ? readonly Row<G, Type>[]
      : Row<G, Type> | (Column extends { readonly optional: true } ? null : never)
    : Column extends { readonly record: { readonly columns: infer Inside }; readonly list: infer List }
      ? List extends true
        ? readonly Flat<ColumnValues<G, Inside>>[]
        : Flat<ColumnValues<G, Inside>> | null
      : unknown;
