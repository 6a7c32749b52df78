import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { lineEndsInText, linesIn, wholeLines, withoutLineEnd } from '../../../text/index.ts';

/** The form of a table: `tab` has no quoting at all, `csv` quotes with " and may have line breaks within quotes. */
export type TableFormat = 'tab' | 'csv';

/** The cells of a row, with the line on which it starts. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Cuts a stream of text into rows. They come in lists, as many as a piece of the file has: handing over each by itself takes longer than
 * reading it. Empty lines are left out.
 *
 * @throws NotUtf8
 */
export function rowsOf(input: Readable, format: TableFormat): AsyncGenerator<readonly Row[]> {
  return format === 'tab' ? tabRows(input) : csvRows(input);
}

/** Without quoting a row is a line: a parser that could do more takes four times as long over it. */
async function* tabRows(input: Readable): AsyncGenerator<readonly Row[]> {
  let line = 1;
  for await (const lines of linesOf(input)) {
    const rows: Row[] = [];
    for (const text of lines) {
      if (text !== '') rows.push({ cells: text.split('\t'), line });
      line += 1;
    }
    yield rows;
  }
}

/**
 * The lines of a stream of text, without what ends them, in lists.
 *
 * @throws NotUtf8
 */
export async function* linesOf(input: Readable): AsyncGenerator<readonly string[]> {
  for await (const piece of wholeLines(input)) {
    const lines: string[] = [];
    for (const bytes of linesIn(piece)) lines.push(withoutLineEnd(bytes.toString()));
    yield lines;
  }
}

async function* csvRows(input: Readable): AsyncGenerator<readonly Row[]> {
  const parser = parse({ record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
  // The reader gets the error where it awaits rows; an error event without a listener would end the process.
  parser.on('error', () => undefined);
  let line = 1;
  let begun = false;
  const rowsFrom = (records: readonly (readonly string[])[]) => {
    const rows: Row[] = [];
    for (const cells of records) {
      if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line });
      // Counted here: having the parser tell it of each row takes as long as parsing.
      line += 1;
      for (const cell of cells) line += lineEndsInText(cell);
    }
    return rows;
  };
  for await (const piece of wholeLines(input)) {
    const parsed = new Promise<void>((resolve, reject) => {
      parser.write(piece, (error) => (error ? reject(error) : resolve()));
    });
    // The parser takes in no more while what it has made is not taken from it.
    const records = taken(parser);
    try {
      await parsed;
    } catch (error) {
      // A header that is written otherwise is often why the rows below cannot be parsed.
      if (!begun) yield rowsFrom([headerIn(piece)]);
      throw error;
    }
    begun = true;
    yield rowsFrom([...records, ...taken(parser)]);
  }
  parser.end();
  const rest: string[][] = [];
  for await (const cells of parser as AsyncIterable<string[]>) rest.push(cells);
  yield rowsFrom(rest);
}

/** The first line, cut at its commas. */
function headerIn(piece: Buffer): string[] {
  const [first = Buffer.alloc(0)] = linesIn(piece);
  return withoutLineEnd(first.toString())
    .split(',')
    .map((cell) => cell.replace(/^"(.*)"$/, '$1'));
}

function taken(parser: Readable): string[][] {
  const records: string[][] = [];
  for (let cells: string[] | null = parser.read(); cells !== null; cells = parser.read()) records.push(cells);
  return records;
}
