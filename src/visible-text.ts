/** Control characters, format characters (marks of direction, marks without width, tags), line separators and halves of letters. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** Line breaks and tabs; joiners, which Persian, Hindi and emoji are written with; Arabic signs that do show. */
const harmless = /\u200c|\u200d|[\n\t\u0600-\u0605\u06dd]/;

/**
 * Makes text from outside fit for a terminal: it writes steering and invisible characters as escapes such as `\u001b`.
 * Line breaks stay. Applied to a line of JSON, the content of its texts stays the same.
 */
export function visibleText(text: string): string {
  return text.replaceAll(hidden, (letter) => (harmless.test(letter) ? letter : escaped(letter)));
}

/** As `visibleText`, for text on one line. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll('\n', '\\n');
}

/** As JSON writes it: one escape for each UTF-16 code unit. */
function escaped(letter: string): string {
  return letter
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
