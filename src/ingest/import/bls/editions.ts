import type { Edition } from '../editions/edition.ts';
import * as schema from './tables.ts';

export type BlsTable = 'wages' | 'industries' | 'national';

/** The names of national tables: `national_M2021_dl.csv`, or `national_May2021_dl.csv`. */
export const NATIONAL = /^national_M(?:ay)?(\d{4})_dl\.csv$/i;

/** The layouts in which the statistics are found. */
export const editions: readonly Edition<BlsTable>[] = [
  {
    name: 'wages by occupation, and by occupation and industry, with O*NET-SOC codes',
    tables: [
      {
        key: 'wages',
        topic: 'wages',
        file: 'occupation_wages.tsv',
        format: 'tab',
        schema: schema.wages,
        required: true,
      },
      {
        key: 'industries',
        topic: 'industries',
        file: 'occupation_sector.tsv',
        format: 'tab',
        schema: schema.industries,
        required: true,
      },
    ],
  },
  {
    name: 'the national table of the Occupational Employment and Wage Statistics, saved as CSV',
    tables: [
      {
        key: 'national',
        topic: 'wages',
        file: 'national_M<year>_dl.csv',
        pattern: NATIONAL,
        format: 'csv',
        schema: schema.national,
        required: true,
      },
    ],
  },
];
