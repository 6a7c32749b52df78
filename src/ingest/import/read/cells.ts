import { z } from 'zod';

/** Text that has to be there. */
export const text = z.string().trim().min(1, 'is empty, where text is expected');

/** Text that may be missing. */
export const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);

const NUMBER = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/** A number that has to be there. */
export const number = z.string().trim().regex(NUMBER, 'is not a number').transform(Number);

/** A number that may be missing: an empty cell, or one of the marks that statistics use for figures they do not give. */
export const optionalNumber = z
  .string()
  .trim()
  .refine((value) => value === '' || MARKS.has(value) || NUMBER.test(value), 'is not a number')
  .transform((value) => (value === '' || MARKS.has(value) ? undefined : Number(value)));

const MARKS: ReadonlySet<string> = new Set(['*', '**', '#', 'n/a', 'N/A']);

/** A whole number that may be missing. */
export const optionalInteger = optionalNumber.refine(
  (value) => value === undefined || Number.isSafeInteger(value),
  'is not a whole number',
);

/** `Y` or `N`, or missing. */
export const optionalFlag = z
  .enum(['Y', 'N', ''], 'is neither Y nor N')
  .transform((value) => (value === '' ? undefined : value === 'Y'));

/** A month as `08/2023`, given as `2023-08`; it may be missing. */
export const optionalMonth = z
  .string()
  .trim()
  .regex(/^(\d\d\/\d{4})?$/, 'is not a month such as 08/2023')
  .transform((value) => (value === '' ? undefined : `${value.slice(3)}-${value.slice(0, 2)}`));

/** Names on lines of their own, or separated by ` | `; each once. */
export const names = z.string().transform((value) => [
  ...new Set(
    value
      .split(/\n| \| /)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]);
