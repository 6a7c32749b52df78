import { guardFormula } from './formula.ts';
import { csvRecord } from './record.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes rows as CSV for spreadsheets, with a column for each key of any row. No text is executed as a formula, and each item of a list is guarded
 * by itself, since a spreadsheet may split a cell at its semicolons. Numbers stay numbers.
 */
export function spreadsheetCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => csvRecord(cells.map(cellText), '\r\n')).join('');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join('; ');
  if (typeof value === 'object') return guardFormula(JSON.stringify(value));
  return typeof value === 'string' ? guardFormula(value) : String(value);
}
