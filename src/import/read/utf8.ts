import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

const NEWLINE = 0x0a;
const MARK = Buffer.from('\uFEFF');

/** Text that is not UTF-8. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
  /** The line, from 1, on which it shows. */
  readonly line: number;
  /** That line, as far as it can be read. */
  readonly text: string;

  constructor(line: number, bytes: Buffer) {
    const wide = line === 1 && (bytes[0] === 0xff || bytes[0] === 0xfe) ? ' It looks like UTF-16.' : '';
    super(`is not UTF-8.${wide} Save the file as UTF-8 and import it again`);
    this.line = line;
    this.text = bytes.toString().trimEnd();
  }
}

/**
 * Cuts a stream of bytes after line breaks, so that each piece is some whole lines, and leaves out a byte order mark. Strings that are made
 * of a line then do not hold on to the piece that they were read with.
 *
 * @throws NotUtf8 after having given the lines before the one that is not.
 */
export async function* wholeLines(input: Readable): AsyncGenerator<Buffer> {
  let line = 1;
  let kept: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      kept.push(chunk);
      continue;
    }
    const piece = Buffer.concat([...kept, chunk.subarray(0, end)]);
    kept = end === chunk.length ? [] : [chunk.subarray(end)];
    yield* checked(piece, line);
    line += breaksIn(piece);
  }
  if (kept.length > 0) yield* checked(Buffer.concat(kept), line);
}

/** Each line of a piece, with what ends it. */
export function* linesIn(piece: Buffer): Generator<Buffer> {
  for (let start = 0; start < piece.length; ) {
    const end = piece.indexOf(NEWLINE, start);
    yield piece.subarray(start, end === -1 ? piece.length : end + 1);
    if (end === -1) return;
    start = end + 1;
  }
}

function* checked(piece: Buffer, line: number): Generator<Buffer> {
  const marked = line === 1 && piece.subarray(0, MARK.length).equals(MARK);
  const text = marked ? piece.subarray(MARK.length) : piece;
  if (isUtf8(text)) {
    if (text.length > 0) yield text;
    return;
  }
  let at = line;
  let start = 0;
  for (const one of linesIn(text)) {
    if (!isUtf8(one)) {
      if (start > 0) yield text.subarray(0, start);
      throw new NotUtf8(at, one);
    }
    at += 1;
    start += one.length;
  }
}

function breaksIn(piece: Buffer): number {
  let breaks = 0;
  for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) breaks += 1;
  return breaks;
}
