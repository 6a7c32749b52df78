/** Bytes of the longest text. Of one that is longer, a few rows fill a transaction's memory. */
const MAX_TEXT_BYTES = 1 << 20;

/** The reason not to store a text as it is; undefined where there is none. */
export function textError(text: string): string | undefined {
  if (text.length > MAX_TEXT_BYTES / 3) {
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_TEXT_BYTES) {
      return `is ${bytes.toLocaleString('en')} bytes long, where a text has ${MAX_TEXT_BYTES.toLocaleString('en')} at the most: shorten it`;
    }
  }
  if (text.includes('\0')) return 'holds the letter U+0000, which no text has: take it out';
  const half = /\p{Surrogate}/u.exec(text)?.[0];
  if (half === undefined) return undefined;
  const code = half.charCodeAt(0).toString(16).toUpperCase();
  return `holds half a letter (U+${code} by itself), which UTF-8 does not have: write the whole letter`;
}
