import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { foreignFormat, likelyEncoding } from './foreign-format.ts';
import { endOfLastLine, lineEndsIn, linesIn } from './lines.ts';

const MARK = Buffer.from('\uFEFF');

/** A file that is not text in UTF-8. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
  /** Its first such line, from 1. */
  readonly line: number;
  /** That line, as far as it can be read; undefined where the file is no text at all. */
  readonly text: string | undefined;

  constructor(message: string, line: number, text?: string) {
    super(message);
    this.line = line;
    this.text = text;
  }
}

/**
 * Cuts a stream of bytes after line ends, so that each piece is some whole lines, and leaves out a byte order mark. Strings made
 * of a line then do not keep its piece in memory.
 *
 * @throws NotUtf8 after the lines before the one that is not.
 */
export async function* wholeLines(input: Readable): AsyncGenerator<Buffer> {
  let line = 1;
  let incomplete: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) {
    const bytes = endsInReturn(incomplete) ? Buffer.concat([...incomplete.splice(0), chunk]) : chunk;
    const end = endOfLastLine(bytes);
    if (end === 0) {
      incomplete.push(bytes);
      continue;
    }
    const piece = Buffer.concat([...incomplete, bytes.subarray(0, end)]);
    incomplete = end === bytes.length ? [] : [bytes.subarray(end)];
    yield* checkedText(piece, line);
    line += lineEndsIn(piece);
  }
  if (incomplete.length > 0) yield* checkedText(Buffer.concat(incomplete), line);
}

/** Whether the last byte may be the first half of a line end. */
function endsInReturn(incomplete: readonly Buffer[]): boolean {
  return incomplete.at(-1)?.at(-1) === 0x0d;
}

/**
 * Text that begins at a line, without a byte order mark.
 *
 * @throws NotUtf8 after the lines before the one that is not.
 */
export function* checkedText(piece: Buffer, line: number): Generator<Buffer> {
  const foreign = line === 1 ? foreignFormat(piece) : undefined;
  if (foreign !== undefined) throw new NotUtf8(foreign, 1);
  const marked = line === 1 && piece.subarray(0, MARK.length).equals(MARK);
  const text = marked ? piece.subarray(MARK.length) : piece;
  if (isUtf8(text)) {
    if (text.length > 0) yield text;
    return;
  }
  let lineAt = line;
  let start = 0;
  for (const bytes of linesIn(text)) {
    if (!isUtf8(bytes)) {
      if (start > 0) yield text.subarray(0, start);
      const message = `is not UTF-8.${likelyEncoding(bytes)} Save the file as UTF-8 and import it again`;
      throw new NotUtf8(message, lineAt, bytes.toString().trimEnd());
    }
    lineAt += 1;
    start += bytes.length;
  }
}
