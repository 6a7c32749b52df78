import { z } from 'zod';

const day = z.iso.date();

/** A date as precisely as it is known: a year, a month or a day. */
export const partialDate = z
  .string()
  .refine(
    (text) => day.safeParse(`${text}-01-01`.slice(0, 10)).success && /^\d{4}(-\d\d){0,2}$/.test(text),
    'is no date such as 2023, 2023-08 or 2023-08-31',
  );

const plausible = 'is no year such as 2025';

/** A year that figures are for. */
export const year = z.int().min(1900, plausible).max(2199, plausible);
