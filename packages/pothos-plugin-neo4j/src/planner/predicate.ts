import type { Relationship } from '@rolegraph/graph-model';
import type { Side } from '../field.ts';
import type { FieldLocation } from './field-location.ts';

/** A path inside a field's arguments, such as `['filter', 'and', 0, 'name', 'eq']`. */
export type ArgumentPath = readonly (string | number)[];

/** The value at a path inside a field's arguments. */
export function valueAtPath(args: Readonly<Record<string, unknown>>, path: ArgumentPath): unknown {
  return path.reduce<unknown>(
    (inner, part) => (inner as Readonly<Record<string | number, unknown>>)[part],
    args,
  );
}

export type Comparison =
  | 'eq'
  | 'in'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | TextComparison
  | `${TextPart}CaseSensitive`
  | 'isNull'
  | 'has'
  | 'hasAny'
  | 'hasEvery'
  | 'isEmpty';

/** Comparisons with a part of a text. */
export type TextPart = 'contains' | 'startsWith' | 'endsWith';

/** Comparisons of text that ignore case. */
export type TextComparison = TextPart | 'eqIgnoreCase';

/**
 * The shape of a filter. Conditions are true or false, never unknown: a comparison with a missing value is false, and so
 * its negation is true.
 */
export type PredicatePlan =
  | { readonly kind: 'all' | 'any'; readonly of: readonly PredicatePlan[] }
  | { readonly kind: 'not'; readonly of: PredicatePlan }
  /** Asks of the node in a record's column; inside, `node` is that node. */
  | { readonly kind: 'column'; readonly column: string; readonly of: PredicatePlan }
  | ComparePlan
  /** The value is asked to be missing: `eq: null`. */
  | { readonly kind: 'missing'; readonly side: Side; readonly property: string }
  | IdPlan
  | RelatedPlan
  | {
      readonly kind: 'count';
      readonly relationship: Relationship;
      /** Where the client says which ratings count. */
      readonly threshold: ArgumentPath | undefined;
      readonly comparison: Comparison;
      readonly path: ArgumentPath;
    };

export interface ComparePlan {
  readonly kind: 'compare';
  readonly side: Side;
  readonly property: string;
  readonly comparison: Comparison;
  readonly isInteger: boolean;
  /** Whether it asks for the order of a text that needs a sort key (text-order.ts). */
  readonly keyed: boolean;
  readonly path: ArgumentPath;
}

export interface IdPlan {
  readonly kind: 'id';
  readonly path: ArgumentPath;
}

/** A condition that names one node by its key. */
export type SeekPlan = ComparePlan | IdPlan;

/** What is asked of the nodes at a relationship's other end and of the edges that lead there. */
export interface RelatedPlan {
  readonly kind: 'related';
  readonly quantifier: 'some' | 'every' | 'none';
  readonly relationship: Relationship;
  /** Where the client says which ratings count; undefined where the declared threshold applies. */
  readonly threshold: ArgumentPath | undefined;
  /** Names the node at the other end, where the client does; not part of `of`. */
  readonly seek: SeekPlan | undefined;
  readonly of: PredicatePlan;
}

/** A filter with the field location from which its values come. */
export interface FilterPlan {
  readonly location: FieldLocation;
  readonly predicate: PredicatePlan;
}

/** One thing that the client sorts by. */
export type OrderPlan =
  | {
      readonly kind: 'property';
      readonly side: Side;
      readonly property: string;
      readonly type: 'string' | 'number' | 'boolean';
      readonly nullable: boolean;
      readonly descending: boolean;
      readonly nullsFirst: boolean;
    }
  | { readonly kind: 'count'; readonly relationship: Relationship; readonly descending: boolean };

/** One thing that the client sorts records by: the node in a column, or the record's own values where no column is named. */
export interface RecordOrderPlan {
  readonly column: string | undefined;
  readonly order: OrderPlan;
}
