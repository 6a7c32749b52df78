import type { z } from 'zod';
import { openFile, type SourceFile } from './files.ts';
import type { ImportPass } from './import-pass.ts';
import { addUnreadable, type SourceLocation } from './problems.ts';
import { rowsOf, type TableFormat } from './rows.ts';

/** A row that its schema has accepted, with the location of its start. */
export interface TableRow<Row> {
  readonly row: Row;
  readonly location: SourceLocation;
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
  { problems, onBytes }: ImportPass,
): AsyncGenerator<TableRow<z.output<Schema>>> {
  const input = openFile(file, onBytes);
  let header: Header<Schema> | undefined;
  let index = 1;
  try {
    for await (const rows of rowsOf(input, format)) {
      for (const { cells, line } of rows) {
        index = line;
        const location = { file: file.name, line };
        if (header) {
          const row = header.read(cells, location);
          if (row) yield { row, location };
          continue;
        }
        header = new Header(cells, schema, location, problems);
        if (!header.complete) return;
      }
    }
    if (!header) {
      problems.add({ file: file.name, line: 1 }, 'the file is empty: its first line names the columns');
    }
  } catch (error) {
    addUnreadable(problems, file, index, error);
  } finally {
    input.destroy();
  }
}

/** The positions of the schema's columns, by a table's header. */
class Header<Schema extends z.ZodObject> {
  complete = true;
  readonly #problems: ImportPass['problems'];
  readonly #width: number;
  readonly #columns: Column[] = [];
  /** The values of missing columns. */
  readonly #absent: Record<string, unknown> = {};

  constructor(
    cells: readonly string[],
    schema: Schema,
    location: SourceLocation,
    problems: ImportPass['problems'],
  ) {
    this.#problems = problems;
    this.#width = cells.length;
    for (const name of Object.keys(schema.shape)) {
      const column = schema.shape[name] as z.ZodType;
      const index = cells.indexOf(name);
      if (index !== -1) {
        this.#columns.push({ name, index, schema: column, values: new Map() });
        continue;
      }
      const absent = column.safeParse(undefined);
      if (absent.success) this.#absent[name] = absent.data;
      else {
        this.complete = false;
        problems.add(location, `the column is missing; there are: ${cells.join(', ')}`, name);
      }
    }
  }

  read(cells: readonly string[], location: SourceLocation): z.output<Schema> | undefined {
    if (cells.length !== this.#width) {
      this.#problems.add(
        location,
        `the row has ${cells.length} columns, where the header has ${this.#width}`,
      );
      return undefined;
    }
    const row: Record<string, unknown> = { ...this.#absent };
    let fits = true;
    for (const column of this.#columns) {
      const cell = cells[column.index] ?? '';
      if (column.values.has(cell)) {
        row[column.name] = column.values.get(cell);
        continue;
      }
      const parsed = column.schema.safeParse(cell);
      if (parsed.success) {
        row[column.name] = parsed.data;
        remember(column, cell, parsed.data);
        continue;
      }
      fits = false;
      for (const { message } of parsed.error.issues) this.#problems.add(location, message, column.name, cell);
    }
    return fits ? (row as z.output<Schema>) : undefined;
  }
}

/** A column, with the values of cells that were read before: most columns of a long table repeat a few. */
interface Column {
  readonly name: string;
  readonly index: number;
  readonly schema: z.ZodType;
  readonly values: Map<string, unknown>;
}

const maxCachedValues = 2000;
const maxCachedLength = 40;

function remember({ values }: Column, cell: string, value: unknown): void {
  if (cell.length > maxCachedLength || typeof value === 'object') return;
  if (values.size === maxCachedValues) values.clear();
  values.set(cell, value);
}
