import type { z } from 'zod';
import type { ImportPass } from '../read/import-pass.ts';
import type { SourceLocation } from '../read/problems.ts';
import { readTable, type TableRow } from '../read/table.ts';
import { type OnetFiles, type OnetSchema, type OnetTable, schemaOf } from './editions.ts';
import { CODE } from './tables.ts';

/** A title of an occupation, whichever table has it. */
export interface Title {
  readonly code: string;
  readonly title: string;
  readonly location: SourceLocation;
}

/** A technology or tool that an occupation uses, whichever table tells of it. */
export interface Use {
  readonly code: string;
  readonly example: string;
  /** The kind of technology or tool. */
  readonly category: { readonly code: string; readonly title: string };
  /** Undefined where the edition does not say so. */
  readonly hot: boolean | undefined;
  readonly inDemand: boolean | undefined;
  readonly location: SourceLocation;
}

/** Reads the tables of any edition of O*NET: what editions tell in other tables and columns is read in one way. */
export class OnetTables {
  readonly pass: ImportPass;
  readonly #files: OnetFiles;

  constructor(files: OnetFiles, pass: ImportPass) {
    this.#files = files;
    this.pass = pass;
  }

  /** The rows of a table; none where the edition does not have it. */
  async *rows<Key extends OnetTable>(key: Key): AsyncGenerator<TableRow<z.output<OnetSchema<Key>>>> {
    const file = this.#files.get(key);
    if (file) yield* readTable(file, 'tab', schemaOf(key), this.pass);
  }

  /** The name of the first of these tables that the edition has, for messages. */
  fileOf(...keys: readonly OnetTable[]): string {
    return keys.map((key) => this.#files.get(key)?.name).find((name) => name !== undefined) ?? keys.join();
  }

  async *titles(): AsyncGenerator<Title> {
    for await (const { row, location } of this.rows('alternateTitles')) {
      yield { code: row[CODE], title: row['Alternate Title'], location };
    }
    for await (const { row, location } of this.rows('jobTitles')) {
      yield { code: row[CODE], title: row['Job Title'], location };
    }
  }

  async *technologies(): AsyncGenerator<Use> {
    for await (const { row, location } of this.rows('technologySkills')) {
      yield { ...commodityOf(row), example: row.Example, inDemand: row['In Demand'], location };
    }
    for await (const { row, location } of this.rows('softwareSkills')) {
      yield {
        code: row[CODE],
        example: row['Workplace Example'],
        category: { code: commodityCode(row['Element ID']), title: row['Element Name'] },
        hot: row['Hot Technology'],
        inDemand: row['In Demand'],
        location,
      };
    }
    yield* this.#toolsAndTechnology('Technology');
  }

  async *tools(): AsyncGenerator<Use> {
    for await (const { row, location } of this.rows('toolsUsed')) {
      yield { ...commodityOf(row), example: row.Example, inDemand: undefined, location };
    }
    yield* this.#toolsAndTechnology('Tools');
  }

  async *#toolsAndTechnology(type: 'Tools' | 'Technology'): AsyncGenerator<Use> {
    for await (const { row, location } of this.rows('toolsAndTechnology')) {
      if (row['T2 Type'] !== type) continue;
      yield { ...commodityOf(row), example: row['T2 Example'], inDemand: undefined, location };
    }
  }
}

function commodityOf(row: {
  readonly [CODE]: string;
  readonly 'Commodity Code': string;
  readonly 'Commodity Title': string;
  readonly 'Hot Technology'?: boolean | undefined;
}): Pick<Use, 'code' | 'category' | 'hot'> {
  return {
    code: row[CODE],
    category: { code: row['Commodity Code'], title: row['Commodity Title'] },
    hot: row['Hot Technology'],
  };
}

/** The content model's element `2.E.43232402` is the commodity 43232402 of earlier editions: a category keeps its identity. */
function commodityCode(element: string): string {
  return /^2\.E\.(\d{8})$/.exec(element)?.[1] ?? element;
}
