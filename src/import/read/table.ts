import type { z } from 'zod';
import { openFile, type SourceFile } from './files.ts';
import type { Place } from './problems.ts';
import type { Reading } from './reading.ts';
import { rowsOf, type TableFormat } from './rows.ts';

/** A row that its schema has accepted, with the place where it starts. */
export interface TableRow<Row> {
  readonly row: Row;
  readonly place: Place;
}

/**
 * Reads a table row by row, holding one at a time. Columns are found by the names in the header; those that the schema does not name
 * are left alone. What does not fit becomes a problem, and its row is left out.
 *
 * @param schema A zod object whose keys are names of columns. An optional one may be missing altogether.
 */
export async function* readTable<Schema extends z.ZodObject>(
  file: SourceFile,
  format: TableFormat,
  schema: Schema,
  { problems, onBytes }: Reading,
): AsyncGenerator<TableRow<z.output<Schema>>> {
  const input = openFile(file, onBytes);
  let header: Header<Schema> | undefined;
  let at = 1;
  try {
    for await (const { cells, line } of rowsOf(input, format)) {
      at = line;
      const place = { file: file.name, line };
      if (header) {
        const row = header.read(cells, place);
        if (row) yield { row, place };
        continue;
      }
      header = new Header(cells, schema, place, problems);
      if (!header.complete) return;
    }
    if (!header) {
      problems.add({ file: file.name, line: 1 }, 'the file is empty: its first line names the columns');
    }
  } catch (error) {
    problems.add(
      { file: file.name, line: at },
      `cannot be read beyond this line: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    input.destroy();
  }
}

/** The header of a table: where each column of the schema stands. */
class Header<Schema extends z.ZodObject> {
  readonly complete: boolean;
  readonly #schema: Schema;
  readonly #problems: Reading['problems'];
  readonly #width: number;
  readonly #columns: readonly (readonly [name: string, at: number])[];

  constructor(cells: readonly string[], schema: Schema, place: Place, problems: Reading['problems']) {
    this.#schema = schema;
    this.#problems = problems;
    this.#width = cells.length;
    const names = Object.keys(schema.shape);
    const absent = names.filter(
      (name) => !cells.includes(name) && !(schema.shape[name] as z.ZodType).safeParse(undefined).success,
    );
    for (const name of absent) {
      problems.add(place, `the column is missing; there are: ${cells.join(', ')}`, name);
    }
    this.complete = absent.length === 0;
    this.#columns = names.filter((name) => cells.includes(name)).map((name) => [name, cells.indexOf(name)]);
  }

  read(cells: readonly string[], place: Place): z.output<Schema> | undefined {
    if (cells.length !== this.#width) {
      this.#problems.add(place, `the row has ${cells.length} columns, where the header has ${this.#width}`);
      return undefined;
    }
    const given: Record<string, string> = {};
    for (const [name, at] of this.#columns) given[name] = cells[at] ?? '';
    const parsed = this.#schema.safeParse(given);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const column = String(path[0]);
      this.#problems.add(place, message, column, given[column]);
    }
    return undefined;
  }
}
