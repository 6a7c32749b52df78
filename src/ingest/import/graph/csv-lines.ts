import { wholeLines } from '../../../text/index.ts';
import { openFile, type SourceFile } from '../read/files.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { addUnreadable, type SourceLocation } from '../read/problems.ts';
import { rowsOf } from '../read/rows.ts';
import { cellValue } from './cells.ts';
import { unguardText } from './format.ts';
import { type Columns, checkHeader } from './header.ts';
import type { Line } from './line.ts';

/** Reads a CSV file of nodes or relationships. A header or row that does not fit the columns becomes a problem. */
export async function* csvLines(
  file: SourceFile,
  columns: Columns,
  { problems, onBytes }: ImportPass,
): AsyncGenerator<Line> {
  const input = openFile(file, onBytes);
  let header: readonly string[] | undefined;
  let readable = false;
  let lastLine = 1;
  try {
    for await (const rows of rowsOf(input, 'csv')) {
      for (const { cells, line } of rows) {
        lastLine = line;
        const location = { file: file.name, line };
        if (!header) {
          header = cells;
          readable = checkHeader(header, columns, location, problems);
        } else if (readable) {
          const read = lineIn(cells, header, columns, location, problems);
          if (read) yield read;
        }
      }
    }
    if (!header) {
      problems.add({ file: file.name, line: 1 }, 'the file is empty: its first line names the columns');
    }
  } catch (error) {
    // Below a wrong header, errors of the parser follow from the header.
    if (readable || !header) addUnreadable(problems, file, lastLine, error);
  } finally {
    input.destroy();
  }
  if (header && !readable) await checkEncoding(file, problems);
}

/** Reports a wrong encoding of a file whose header is wrong too, so that one run reports both. */
async function checkEncoding(file: SourceFile, problems: ImportPass['problems']): Promise<void> {
  try {
    for await (const _piece of wholeLines(openFile(file, () => undefined)));
  } catch (error) {
    addUnreadable(problems, file, 1, error);
  }
}

function lineIn(
  cells: readonly string[],
  header: readonly string[],
  { reserved, declared }: Columns,
  location: SourceLocation,
  problems: ImportPass['problems'],
): Line | undefined {
  if (cells.length !== header.length) {
    const hint =
      cells.length > header.length ? ': text with a comma in it stands between quotation marks' : '';
    problems.add(
      location,
      `the row has ${cells.length} columns, where the header has ${header.length}${hint}`,
    );
    return undefined;
  }
  const values: Record<string, unknown> = {};
  const cellErrors = new Map<string, string>();
  let isEmpty = true;
  for (const [column, cell] of cells.entries()) {
    // An empty cell is no value.
    if (cell === '') continue;
    isEmpty = false;
    const name = header[column] ?? '';
    const property = declared.get(name);
    if (name === '')
      problems.addCause(location, 'stands in a column that has no name', `column ${column + 1}`, cell);
    if (name === '') continue;
    if (reserved.includes(name) || !property) {
      values[name] = unguardText(cell);
      continue;
    }
    const read = cellValue(cell, property);
    values[name] = 'value' in read ? read.value : cell;
    if ('error' in read) cellErrors.set(name, read.error);
  }
  // Spreadsheets write empty rows below the last one.
  return isEmpty ? undefined : { values, cellErrors, location };
}
