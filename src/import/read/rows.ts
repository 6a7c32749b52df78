import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';

/** How a table is written: `tab` has no quoting at all, `csv` quotes with " and may have line breaks within quotes. */
export type TableFormat = 'tab' | 'csv';

/** The cells of a row, with the line on which it starts. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Cuts a stream of text into rows, holding one at a time. Empty lines are left out. */
export function rowsOf(input: Readable, format: TableFormat): AsyncGenerator<Row> {
  return format === 'tab' ? tabRows(input) : csvRows(input);
}

/** Without quoting a row is a line: a parser that could do more takes four times as long over it. */
async function* tabRows(input: Readable): AsyncGenerator<Row> {
  let line = 1;
  for await (const text of linesOf(input)) {
    if (text !== '') yield { cells: text.split('\t'), line };
    line += 1;
  }
}

/** The lines of a stream of text, without what ends them. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + (first ? withoutMark(chunk) : chunk)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

async function* csvRows(input: Readable): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
  });
  input.once('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let line = 1;
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (cells.length > 1 || cells[0] !== '') yield { cells, line };
    // Counted here: having the parser tell it of each row takes as long as parsing.
    line += 1;
    for (const cell of cells) line += breaksIn(cell);
  }
}

function breaksIn(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
