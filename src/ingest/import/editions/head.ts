import { openFile, type SourceFile } from '../read/files.ts';
import { rowsOf, type TableFormat } from '../read/rows.ts';

/** The beginning of a table. */
export interface Head {
  readonly columns: readonly string[];
  /** Whether a row follows the header. */
  readonly hasRows: boolean;
}

/**
 * Reads the header of a table and looks for a row below it.
 *
 * @returns Undefined where the file is empty or cannot be read: the pass over the whole file says why.
 */
export async function readHead(file: SourceFile, format: TableFormat): Promise<Head | undefined> {
  const input = openFile(file, () => undefined);
  let columns: readonly string[] | undefined;
  try {
    for await (const rows of rowsOf(input, format)) {
      for (const { cells } of rows) {
        if (columns) return { columns, hasRows: true };
        columns = cells;
      }
    }
  } catch {
    return undefined;
  } finally {
    input.destroy();
  }
  return columns && { columns, hasRows: false };
}
