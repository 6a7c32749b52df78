import type { SourceFile } from '../read/files.ts';
import { FirstRows, readCell } from '../read/first-rows.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { readTable, type TableRow } from '../read/table.ts';
import type { EscoFiles } from './files.ts';

/** Reads the tables of ESCO in one pass of an import. */
export class EscoTables {
  readonly files: EscoFiles;
  readonly pass: ImportPass;

  constructor(files: EscoFiles, pass: ImportPass) {
    this.files = files;
    this.pass = pass;
  }

  /** The rows of some files of one schema, file after file. */
  async *rows<Schema extends Parameters<typeof readTable>[2]>(
    files: readonly SourceFile[],
    schema: Schema,
  ): ReturnType<typeof readTable<Schema>> {
    for (const file of files) yield* readTable(file, 'csv', schema, this.pass);
  }

  /**
   * @param file The file of the rows that repeat each other.
   * @param lossName The rows' subject, as a declared loss names it.
   */
  repeatFilter(file: SourceFile | undefined, lossName: string): RepeatFilter {
    return new RepeatFilter(this.pass, file, lossName);
  }
}

/** Tells the first row of each concept, which counts, from later ones: ESCO's tables have some concepts in two rows. */
export class RepeatFilter {
  readonly #firstRows = new FirstRows();
  readonly #pass: ImportPass;
  readonly #file: SourceFile | undefined;
  readonly #lossName: string;

  constructor(pass: ImportPass, file: SourceFile | undefined, lossName: string) {
    this.#pass = pass;
    this.#file = file;
    this.#lossName = lossName;
  }

  /** Whether an earlier row has the concept. Then it reports a loss where both say the same, and a problem for each column that differs. */
  async isRepeat(
    slug: string,
    { row, location }: TableRow<Readonly<Record<string, unknown>>>,
  ): Promise<boolean> {
    const earlier = this.#firstRows.see(slug, row, location);
    if (!earlier) return false;
    for (const column of earlier.differing) {
      const before = this.#file && (await readCell(this.#file, 'csv', earlier.line, column));
      this.#pass.problems.add(
        location,
        `line ${earlier.line} has ${JSON.stringify(before ?? '')} for the same concept ${slug}: one row is right`,
        column,
        row[column],
      );
    }
    if (earlier.differing.length === 0) {
      const label = String(row.preferredLabel ?? row.skill_label ?? slug);
      const other = `line ${earlier.line}: ${label}`;
      const value = `${slug}: ${label}`;
      this.#pass.onLoss({ kind: 'repeated', subject: this.#lossName, location, value, other });
    }
    return true;
  }
}
