/**
 * The start of text that a spreadsheet may execute as a formula: `=`, `+`, `-` or `@`, also in the full-width and small forms that spreadsheets
 * of East Asia treat alike, also after blanks and invisible characters, which spreadsheets drop; or a tab or line break, which may open a cell.
 */
const START =
  '(?:[\\t\\r\\n]|[\\s\\p{Cc}\\p{Cf}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B])';
const formula = new RegExp(`^${START}`, 'u');
const guardedFormula = new RegExp(`^'+${START}`, 'u');

/** `-5` is a value in every spreadsheet. A leading `+` is guarded: a spreadsheet drops it from `+49`. */
const negativeNumber = /^-\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?$/;

/**
 * Gives text for a cell of a CSV file that a spreadsheet may open: an apostrophe precedes a formula. `unguardFormula` gives
 * the text back exactly, which is why text that already looks guarded gets one more apostrophe.
 *
 * @example guardFormula('=1+1') // "'=1+1"
 */
export function guardFormula(text: string): string {
  const guards = guardedFormula.test(text) || (formula.test(text) && !negativeNumber.test(text));
  return guards ? `'${text}` : text;
}

/** Undoes `guardFormula`. */
export function unguardFormula(cell: string): string {
  return guardedFormula.test(cell) ? cell.slice(1) : cell;
}
