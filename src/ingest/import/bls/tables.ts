import { z } from 'zod';
import { optionalInteger, optionalNumber, optionalText, text } from '../read/cells.ts';

const code = z.string().regex(/^\d\d-\d{4}\.\d\d$/, 'is no occupation code such as 15-1252.00');

export const wages = z.object({
  code,
  title: text,
  source: text,
  totalEmployment: optionalInteger,
  annualMeanWage: optionalInteger,
  hourlyMedianWage: optionalNumber,
  annualMedianWage: optionalInteger,
});

export const industries = z.object({
  code,
  industryCode: text,
  industry: text,
  employment: optionalInteger,
  hourlyMean: optionalNumber,
  annualMean: optionalInteger,
});

/** The statistics' mark of a wage at or above the highest one that they give. */
export const BOUND = '#';

const GROUPED = /^(\d{1,3}(,\d{3})*|\d+)(\.\d+)?$/;
const NOT_GIVEN: ReadonlySet<string> = new Set(['', '*', '**']);

/** A figure with thousands separators, the mark of a bound, or nothing where the statistics do not give it. */
const figure = z
  .string()
  .trim()
  .refine(
    (value) => NOT_GIVEN.has(value) || value === BOUND || GROUPED.test(value),
    'is neither a number such as 1,234.5 nor one of the marks *, ** and #',
  )
  .transform((value) => {
    if (NOT_GIVEN.has(value)) return undefined;
    return value === BOUND ? BOUND : Number(value.replaceAll(',', ''));
  });

/** The same, in whole numbers. */
const wholeFigure = figure.refine(
  (value) => typeof value !== 'number' || Number.isSafeInteger(value),
  'is not a whole number',
);

const flag = optionalText.refine(
  (value) => value === undefined || value === 'TRUE' || value === 'FALSE',
  'is neither TRUE nor empty',
);

/** The national table as the BLS publishes it. Its columns for percentiles and errors are not read. */
export const national = z.object({
  AREA_TYPE: z.literal('1', 'is not 1, the nation: other areas are not imported'),
  I_GROUP: z.literal('cross-industry', 'is not cross-industry: wages by industry are not imported'),
  OCC_CODE: z.string().regex(/^\d\d-\d{4}$/, 'is no occupation code such as 15-1252'),
  OCC_TITLE: text,
  O_GROUP: z.enum(['total', 'major', 'minor', 'broad', 'detailed'], 'is no group of occupations'),
  TOT_EMP: wholeFigure,
  A_MEAN: wholeFigure,
  H_MEDIAN: figure,
  A_MEDIAN: wholeFigure,
  ANNUAL: flag.optional(),
  HOURLY: flag.optional(),
});
