import type { Inner, NamesOf } from '@rolegraph/graph-model';
import type { z } from 'zod';

/** A value as a client sends it: of a declared set, a value's name. */
export type Sent<Schema extends z.ZodType> = [NamesOf<Schema>] extends [never]
  ? z.input<Schema>
  : NamesOf<Schema>;

/** Conditions on a value of a schema. */
export type ValueFilter<Schema extends z.ZodType> =
  Inner<Schema> extends z.ZodArray<infer Item extends z.ZodType>
    ? ListFilter<Sent<Item>>
    : ScalarFilter<Inner<Schema>>;

interface PartFilter {
  readonly contains?: string;
  readonly startsWith?: string;
  readonly endsWith?: string;
}

/** Conditions on a text. Those on its parts ignore case. */
interface TextFilter extends OrderedFilter<string>, PartFilter {
  readonly eqIgnoreCase?: string;
  readonly containsCaseSensitive?: string;
  readonly startsWithCaseSensitive?: string;
  readonly endsWithCaseSensitive?: string;
}

/** Conditions on a slug; all distinguish case. */
export interface SlugFilter extends Omit<OrderedFilter<string>, 'eq' | 'isNull'>, PartFilter {
  readonly eq?: string;
}

export interface CountFilter extends Omit<OrderedFilter<number>, 'eq' | 'isNull'> {
  readonly eq?: number;
}

export interface IdFilter {
  readonly eq?: string;
  readonly in?: readonly string[];
}

type ScalarFilter<Schema extends z.ZodType> = [NamesOf<Schema>] extends [never]
  ? Schema extends z.ZodISODate
    ? OrderedFilter<string>
    : [z.output<Schema>] extends [boolean]
      ? Omit<EqualFilter<boolean>, 'in'>
      : [z.output<Schema>] extends [number]
        ? OrderedFilter<number>
        : TextFilter
  : EqualFilter<NamesOf<Schema>>;

interface EqualFilter<Value> {
  /** Null asks for a missing value. */
  readonly eq?: Value | null;
  readonly in?: readonly Value[];
  readonly isNull?: boolean;
}

interface OrderedFilter<Value> extends EqualFilter<Value> {
  readonly lt?: Value;
  readonly lte?: Value;
  readonly gt?: Value;
  readonly gte?: Value;
}

interface ListFilter<Value> {
  readonly has?: Value;
  readonly hasAny?: readonly Value[];
  readonly hasEvery?: readonly Value[];
  readonly isEmpty?: boolean;
}
