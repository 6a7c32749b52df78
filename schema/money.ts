import { safeInt } from '@rolegraph/graph-model';
import { z } from 'zod';

/** A sum in whole units of a currency. A year's pay in rupiah or won goes beyond GraphQL's `Int`. */
export const wholeSum = safeInt(z.int().nonnegative('is below 0'));

/** The difference of two such sums. */
export const wholeDifference = safeInt(z.int());

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A currency. */
export const currency = z
  .string()
  .refine((code) => currencies.has(code), 'is no ISO 4217 code of a currency, such as EUR');
