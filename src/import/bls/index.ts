import { z } from 'zod';
import { optionalInteger, optionalNumber, text } from '../read/cells.ts';
import { Folder, type SourceFile } from '../read/files.ts';
import type { Reading } from '../read/reading.ts';
import { readTable } from '../read/table.ts';
import {
  edge,
  type ImportSource,
  type Known,
  node,
  type PlacedNode,
  type PlacedRecords,
  type PlacedRelationship,
  type SourceOptions,
} from '../source.ts';

const code = z.string().regex(/^\d\d-\d{4}\.\d\d$/, 'is no occupation code such as 15-1252.00');

const wages = z.object({
  code,
  title: text,
  source: text,
  totalEmployment: optionalInteger,
  annualMeanWage: optionalInteger,
  hourlyMedianWage: optionalNumber,
  annualMedianWage: optionalInteger,
});

const industries = z.object({
  code,
  industryCode: text,
  industry: text,
  employment: optionalInteger,
  hourlyMean: optionalNumber,
  annualMean: optionalInteger,
});

interface BlsFiles {
  readonly wages: SourceFile;
  readonly industries: SourceFile;
}

/**
 * The Occupational Employment and Wage Statistics of the Bureau of Labor Statistics: wages by occupation, and employment and wages by
 * occupation and industry. They add to a dataset whose roles have O*NET-SOC codes as slugs, `onet` where none is named.
 *
 * @throws ImportInvalid where the folder or one of its two files is missing.
 */
export async function bls(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const folder = await Folder.open(path);
  const files = {
    wages: await folder.require('occupation_wages.tsv'),
    industries: await folder.require('occupation_sector.tsv'),
  };
  const dataset = options.dataset ?? 'onet';
  return {
    dataset,
    name: 'bls',
    addsTo: {
      types: ['Role'],
      missing: `There is no dataset ${dataset} whose roles the wages could be told of. Import O*NET first: npm run import -- onet <folder>`,
    },
    files: Object.values(files).map((file) => ({ ...file, reads: 2 })),
    version: 1,
    records: (reading, known) => new BlsPass(files, reading, known),
  };
}

const SOURCE = 'us-bureau-of-labor-statistics';

/** One pass over the statistics. Occupations that the dataset does not have are left out and told of. */
class BlsPass implements PlacedRecords {
  readonly #files: BlsFiles;
  readonly #reading: Reading;
  readonly #known: Known;

  constructor(files: BlsFiles, reading: Reading, known: Known) {
    this.#files = files;
    this.#reading = reading;
    this.#known = known;
  }

  async *nodes(): AsyncGenerator<PlacedNode> {
    yield node('Source', SOURCE, {
      name: 'U.S. Bureau of Labor Statistics',
      aliases: ['BLS'],
      kind: 'data provider',
      note: 'Occupational Employment and Wage Statistics; federal statistics in the public domain.',
    });
    const seen = new Set<string>();
    for await (const { row, place } of readTable(this.#files.industries, 'tab', industries, this.#reading)) {
      if (seen.has(row.industryCode)) continue;
      seen.add(row.industryCode);
      yield node(
        'Industry',
        `naics-${row.industryCode}`,
        { name: row.industry, code: row.industryCode, namedInSource: true },
        place,
      );
    }
    for await (const { row, place } of readTable(this.#files.wages, 'tab', wages, this.#reading)) {
      if (!this.#known('Role', row.code)) {
        this.#reading.onDangling(
          'SalaryFigure FOR_ROLE Role',
          `Role ${row.code} (${place.file}:${place.line})`,
        );
        continue;
      }
      const asOf = monthIn(row.source);
      yield node(
        'SalaryFigure',
        slugOf(row),
        {
          name: `Median annual wage of ${row.title}${asOf ? `, ${row.source}` : ''}`,
          statistic: 'median annual wage',
          measure: 'MEDIAN_WAGE',
          amount: row.annualMedianWage,
          mean: row.annualMeanWage,
          hourly: row.hourlyMedianWage,
          employment: row.totalEmployment,
          currency: 'USD',
          period: 'year',
          region: 'US',
          asOf,
          year: asOf === undefined ? undefined : Number(asOf.slice(0, 4)),
        },
        place,
      );
    }
  }

  async *relationships(): AsyncGenerator<PlacedRelationship> {
    for await (const { row, place } of readTable(this.#files.wages, 'tab', wages, this.#reading)) {
      if (!this.#known('Role', row.code)) continue;
      const figure = ['SalaryFigure', slugOf(row)] as const;
      const said = { statedBy: row.source };
      yield edge('FOR_ROLE', figure, ['Role', row.code], said, place);
      yield edge('REPORTED_BY', figure, ['Source', SOURCE], said, place);
    }
    for await (const { row, place } of readTable(this.#files.industries, 'tab', industries, this.#reading)) {
      const { employment, hourlyMean, annualMean } = row;
      const industry = ['Industry', `naics-${row.industryCode}`] as const;
      yield edge('EMPLOYED_IN', ['Role', row.code], industry, { employment, hourlyMean, annualMean }, place);
    }
  }
}

function slugOf(row: { readonly code: string }): string {
  return `bls-median-annual-wage-${row.code}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `BLS OES May 2024` is of `2024-05`. */
function monthIn(source: string): string | undefined {
  const [, name = '', year] = /([A-Z][a-z]+) (\d{4})/.exec(source) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  return month > 0 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}
