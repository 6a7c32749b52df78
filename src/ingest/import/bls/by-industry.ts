import type { z } from 'zod';
import type { SourceFile } from '../read/files.ts';
import { FirstRows, readCell } from '../read/first-rows.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { KeyedValues } from '../read/keyed-values.ts';
import type { SourceLocation } from '../read/problems.ts';
import { readTable } from '../read/table.ts';
import {
  type ExistsLookup,
  edge,
  type LocatedNode,
  type LocatedRecords,
  type LocatedRelationship,
  node,
} from '../source.ts';
import { FIGURES_WITHOUT_ROLE } from './losses.ts';
import { isGroup, SocGroups } from './soc-groups.ts';
import { median, SOURCE, sourceNode } from './source-node.ts';
import { industries, wages } from './tables.ts';

export interface ByIndustryFiles {
  readonly wages: SourceFile | undefined;
  readonly industries: SourceFile | undefined;
}

/** One pass over wages by occupation, and wages and employment by occupation and industry. */
export class ByIndustryPass implements LocatedRecords {
  readonly #files: ByIndustryFiles;
  readonly #pass: ImportPass;
  readonly #exists: ExistsLookup;
  readonly #groups: SocGroups;

  constructor(files: ByIndustryFiles, pass: ImportPass, exists: ExistsLookup) {
    this.#files = files;
    this.#pass = pass;
    this.#exists = exists;
    this.#groups = new SocGroups(exists);
  }

  async *nodes(): AsyncGenerator<LocatedNode> {
    yield* sourceNode(this.#exists);
    yield* this.#industries();
    yield* this.#figures();
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    yield* this.#groups.relationships();
    for await (const { row, location } of this.#rows(this.#files.wages, wages)) {
      if (!this.#exists('Role', row.code)) continue;
      const figure = ['SalaryFigure', slugOf(row)] as const;
      const evidence = { statedBy: row.source };
      yield edge('FOR_ROLE', figure, ['Role', row.code], evidence, location);
      yield edge('REPORTED_BY', figure, ['Source', SOURCE], evidence, location);
    }
    const first = new FirstRows();
    for await (const { row, location } of this.#rows(this.#files.industries, industries)) {
      if (await this.#isRepeat(first, row, location)) continue;
      const { employment, hourlyMean, annualMean } = row;
      const industry = ['Industry', `naics-${row.industryCode}`] as const;
      yield edge(
        'EMPLOYED_IN',
        ['Role', row.code],
        industry,
        { employment, hourlyMean, annualMean },
        location,
      );
    }
  }

  async *#industries(): AsyncGenerator<LocatedNode> {
    const names = new KeyedValues<string>('industry', this.#pass.problems);
    for await (const { row, location } of this.#rows(this.#files.industries, industries)) {
      const exists = names.get(row.industryCode) !== undefined;
      names.set(row.industryCode, row.industry, location);
      if (exists) continue;
      const properties = { name: row.industry, code: row.industryCode, namedInSource: true };
      yield node('Industry', `naics-${row.industryCode}`, properties, location);
    }
  }

  async *#figures(): AsyncGenerator<LocatedNode> {
    for await (const { row, location } of this.#rows(this.#files.wages, wages)) {
      if (!this.#exists('Role', row.code)) {
        const [value, other] = [`${row.code} ${row.title}`, `Role ${row.code}`];
        this.#pass.onLoss({ kind: 'dangling', subject: FIGURES_WITHOUT_ROLE, location, value, other });
        yield* this.#group(row, location);
        continue;
      }
      const asOf = monthIn(row.source);
      yield node(
        'SalaryFigure',
        slugOf(row),
        {
          ...median,
          name: `Median annual wage of ${row.title}${asOf ? `, ${row.source}` : ''}`,
          amount: row.annualMedianWage,
          mean: row.annualMeanWage,
          hourly: row.hourlyMedianWage,
          employment: row.totalEmployment,
          asOf,
          year: asOf === undefined ? undefined : Number(asOf.slice(0, 4)),
        },
        location,
      );
    }
  }

  *#group({ code, title, source }: z.output<typeof wages>, location: SourceLocation): Generator<LocatedNode> {
    const soc = code.slice(0, -'.00'.length);
    const group = isGroup(soc) ? this.#groups.add(soc, { title, statedBy: source, location }) : undefined;
    if (group) yield group;
  }

  /** Whether a row repeats an earlier one. Where the two differ, that is a problem. */
  async #isRepeat(
    first: FirstRows,
    row: Readonly<Record<string, unknown>> & { readonly code: string; readonly industryCode: string },
    location: SourceLocation,
  ): Promise<boolean> {
    const key = `${row.code} ${row.industryCode}`;
    const earlier = first.see(key, row, location);
    if (!earlier) return false;
    const file = this.#files.industries;
    for (const column of earlier.differing) {
      const before = file && (await readCell(file, 'tab', earlier.line, column));
      const message = `line ${earlier.line} has ${JSON.stringify(before ?? '')} for the same occupation and industry ${key}: one row is right`;
      this.#pass.problems.add(location, message, column, row[column]);
    }
    if (earlier.differing.length === 0) {
      const subject = 'Role EMPLOYED_IN Industry';
      const value = `${key}: ${row.employment ?? 'no'} employed, mean ${row.annualMean ?? 'not given'}`;
      const other = `line ${earlier.line}, with the same figures`;
      this.#pass.onLoss({ kind: 'repeated', subject, location, value, other });
    }
    return true;
  }

  async *#rows<Schema extends Parameters<typeof readTable>[2]>(
    file: SourceFile | undefined,
    schema: Schema,
  ): ReturnType<typeof readTable<Schema>> {
    if (file) yield* readTable(file, 'tab', schema, this.#pass);
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
