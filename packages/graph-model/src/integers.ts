import { z } from 'zod';

/** What GraphQL's `Int` holds. */
export const MIN_INT = -(2 ** 31);
export const MAX_INT = 2 ** 31 - 1;

/** Whether a whole number is one of GraphQL's `Int`. */
export function fitsInt(value: number): boolean {
  return value >= MIN_INT && value <= MAX_INT;
}

const safeInts = z.registry<{ readonly width: 53 }>();

/**
 * Declares a whole number that may be beyond GraphQL's `Int`, such as a sum of money: the API has it as `SafeInt`, exact up to 2^53.
 *
 * @param schema A `z.int()` with its checks, without `optional` and the like around it.
 */
export function safeInt(schema: z.ZodInt): z.ZodInt {
  return schema.register(safeInts, { width: 53 });
}

/** Whether a schema was declared by `safeInt`. */
export function isSafeInt(schema: z.ZodType): boolean {
  return safeInts.has(schema);
}
