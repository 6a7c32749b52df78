/** Bytes at the start of a file that show its format. */
const SNIFFED_BYTES = 512;

/** A format that always begins with the same bytes, and the remedy for its files. */
const signatures: readonly (readonly [bytes: readonly number[], remedy: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'is an Excel workbook or another ZIP archive, not text. Save its sheet as CSV UTF-8',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an Excel workbook of the old format, not text. Save its sheet as CSV UTF-8'],
  [[0x1f, 0x8b], 'is gzipped, which its name does not tell. Let its name end in .gz'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF document, not text'],
];

const UTF_16 = 'is not UTF-8. It looks like UTF-16. Save the file as UTF-8 and import it again';

/**
 * Describes a file whose first bytes are no text in UTF-8, in a sentence with its format and the remedy. Undefined where these
 * bytes may be such text.
 */
export function foreignFormat(file: Buffer): string | undefined {
  const start = file.subarray(0, SNIFFED_BYTES);
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (marked) return UTF_16;
  for (const [bytes, remedy] of signatures) {
    if (bytes.every((byte, index) => start[index] === byte)) return remedy;
  }
  const zeros = start.filter((byte) => byte === 0).length;
  if (zeros === 0) return undefined;
  // Latin text in UTF-16 has a zero byte in each letter.
  return zeros * 3 > start.length ? UTF_16 : 'holds zero bytes, which no text has. Save it as text in UTF-8';
}

/**
 * The letters of bytes 0x80 to 0x9f in Windows-1252; elsewhere it is Latin-1. Some releases of Node.js decode `windows-1252` as
 * Latin-1 throughout.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes without a letter in Windows-1252. */
const UNUSED = /[\u0081\u008d\u008f\u0090\u009d]/;

function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** Names the likely encoding of a line that is no UTF-8, with the line as it reads then. Empty where none is likely. */
export function likelyEncoding(line: Buffer): string {
  const text = decodeWindows1252(line).trimEnd();
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  // Where most letters are foreign ones, the script is not Latin.
  if (UNUSED.test(text) || foreign > letters) return '';
  return ` It looks like Windows-1252, in which the line reads ${JSON.stringify(shortened(text))}.`;
}

const LONGEST_SHOWN = 80;

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
