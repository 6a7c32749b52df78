import type { GraphField } from '../field.ts';
import type { InputRef } from './inputs/input-types.ts';
import type { EnumRef, OutputRef } from './pothos-refs.ts';

/** A field to be: what it stands for and how it is shown. */
export interface FieldSpecification {
  readonly graph: GraphField;
  readonly type: OutputRef | string | EnumRef;
  readonly list?: boolean;
  readonly nullable: boolean;
  /** Whether a list may hold null in place of an item. */
  readonly nullableItems?: boolean;
  readonly description: string;
  readonly args?: Readonly<Record<string, ArgumentSpecification>>;
}

export interface ArgumentSpecification {
  readonly type: string | EnumRef | InputRef;
  readonly list?: boolean;
  readonly required?: boolean;
  readonly description: string;
  readonly defaultValue?: unknown;
}
