import { z } from 'zod';

/** The least GraphQL `Int`. */
export const MIN_INT = -(2 ** 31);
export const MAX_INT = 2 ** 31 - 1;

/**
 * Whether a whole number is one of GraphQL's `Int`: from -2^31 to 2^31 - 1.
 *
 * @example
 * ```ts
 * import { fitsInt } from '@rolegraph/graph-model';
 *
 * fitsInt(2 ** 31 - 1); // => true
 * fitsInt(2 ** 31); // => false
 * ```
 */
export function fitsInt(value: number): boolean {
  return value >= MIN_INT && value <= MAX_INT;
}

const safeInts = z.registry<{ readonly width: 53 }>();

/**
 * Declares a whole number that may be beyond GraphQL's `Int`, such as a sum of money: the API has it as `SafeInt`, exact up to 2^53.
 *
 * @param schema A `z.int()` with its checks, without `optional` and the like around it.
 * @example
 * ```ts
 * import { propertyOf, safeInt } from '@rolegraph/graph-model';
 * import { z } from 'zod';
 *
 * propertyOf('Company', 'revenue', safeInt(z.int()).describe('In euros.')).kind; // => 'SafeInt'
 * ```
 */
export function safeInt(schema: z.ZodInt): z.ZodInt {
  return schema.register(safeInts, { width: 53 });
}

/** Whether `safeInt` declared a schema, with or without a description since. */
export function isSafeInt(schema: z.ZodType): boolean {
  // `has` does not know the copies that `describe` makes, `get` does.
  return safeInts.get(schema) !== undefined;
}
