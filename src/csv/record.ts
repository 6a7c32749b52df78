/**
 * Gives a CSV record, quoted by RFC 4180, with its line end. Text with blanks at its ends is quoted as well, since readers trim it, and so
 * is a lone empty cell, since readers skip empty lines.
 *
 * @example csvRecord(['a "b"', 'c,d'], '\r\n') // '"a ""b""","c,d"\r\n'
 */
export function csvRecord(cells: readonly string[], lineEnd: '\n' | '\r\n'): string {
  if (cells.length === 1 && cells[0] === '') return `""${lineEnd}`;
  return `${cells.map(quoteCell).join(',')}${lineEnd}`;
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
