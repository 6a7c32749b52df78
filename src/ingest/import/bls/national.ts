import type { SourceFile } from '../read/files.ts';
import type { ImportPass } from '../read/import-pass.ts';
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
import { FIGURES_WITHOUT_ROLE, SUMMARY_ROWS } from './losses.ts';
import { isGroup, SocGroups } from './soc-groups.ts';
import { median, SOURCE, sourceNode } from './source-node.ts';
import { BOUND, national } from './tables.ts';

/** One pass over the national table of a year. It stands beside the figures of other years. */
export class NationalPass implements LocatedRecords {
  readonly #file: SourceFile;
  readonly #year: string;
  readonly #pass: ImportPass;
  readonly #exists: ExistsLookup;
  readonly #groups: SocGroups;

  constructor(file: SourceFile, year: string, pass: ImportPass, exists: ExistsLookup) {
    this.#file = file;
    this.#year = year;
    this.#pass = pass;
    this.#exists = exists;
    this.#groups = new SocGroups(exists);
  }

  async *nodes(): AsyncGenerator<LocatedNode> {
    yield* sourceNode(this.#exists);
    for await (const { row, location } of readTable(this.#file, 'csv', national, this.#pass)) {
      const value = `${row.OCC_CODE} ${row.OCC_TITLE} (${row.O_GROUP})`;
      if (row.O_GROUP !== 'detailed') {
        this.#pass.onLoss({ kind: 'omitted', subject: SUMMARY_ROWS, location, value });
        if (isGroup(row.OCC_CODE)) yield* this.#group(row.OCC_CODE, row.OCC_TITLE, location);
        continue;
      }
      const role = roleOf(row.OCC_CODE);
      if (!this.#exists('Role', role)) {
        const other = `Role ${role}`;
        this.#pass.onLoss({ kind: 'dangling', subject: FIGURES_WITHOUT_ROLE, location, value, other });
        continue;
      }
      yield node(
        'SalaryFigure',
        this.#slug(row.OCC_CODE),
        {
          ...median,
          name: `Median annual wage of ${row.OCC_TITLE}, ${this.#edition}`,
          amount: exactValue(row.A_MEDIAN),
          mean: exactValue(row.A_MEAN),
          hourly: exactValue(row.H_MEDIAN),
          employment: exactValue(row.TOT_EMP),
          asOf: `${this.#year}-05`,
          year: Number(this.#year),
          note: noteOf(row),
        },
        location,
      );
    }
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    yield* this.#groups.relationships();
    const evidence = { statedBy: this.#edition };
    for await (const { row, location } of readTable(this.#file, 'csv', national, this.#pass)) {
      const role = roleOf(row.OCC_CODE);
      if (row.O_GROUP !== 'detailed' || !this.#exists('Role', role)) continue;
      const figure = ['SalaryFigure', this.#slug(row.OCC_CODE)] as const;
      yield edge('FOR_ROLE', figure, ['Role', role], evidence, location);
      yield edge('REPORTED_BY', figure, ['Source', SOURCE], evidence, location);
    }
  }

  *#group(code: string, title: string, location: SourceLocation): Generator<LocatedNode> {
    const group = this.#groups.add(code, { title, statedBy: this.#edition, location });
    if (group) yield group;
  }

  get #edition(): string {
    return `BLS OEWS May ${this.#year}`;
  }

  #slug(code: string): string {
    return `bls-median-annual-wage-${this.#year}-${roleOf(code)}`;
  }
}

/** O*NET calls an occupation of the statistics by the same code with two more digits. */
function roleOf(code: string): string {
  return `${code}.00`;
}

/** A bound is no value. */
function exactValue(figure: number | typeof BOUND | undefined): number | undefined {
  return figure === BOUND ? undefined : figure;
}

function noteOf(row: {
  readonly A_MEDIAN: number | typeof BOUND | undefined;
  readonly ANNUAL?: string | undefined;
  readonly HOURLY?: string | undefined;
}): string | undefined {
  if (row.A_MEDIAN === BOUND) return 'The median is at or above the highest wage that the source gives.';
  if (row.HOURLY === 'TRUE') return 'The source gives wages by the hour alone.';
  if (row.ANNUAL === 'TRUE') return 'The source gives wages by the year alone.';
  return undefined;
}
