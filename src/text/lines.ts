const LF = 0x0a;
const CR = 0x0d;

/** Each line of some bytes, with its end: LF, CRLF or CR alone, as on old Macs. */
export function* linesIn(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const end = endOfLine(bytes, start);
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** Text without its line end. */
export function withoutLineEnd(line: string): string {
  if (line.endsWith('\r\n')) return line.slice(0, -2);
  return line.endsWith('\n') || line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The line ends in some bytes. */
export function lineEndsIn(bytes: Buffer): number {
  let count = 0;
  for (let index = bytes.indexOf(LF); index !== -1; index = bytes.indexOf(LF, index + 1)) count += 1;
  for (let index = bytes.indexOf(CR); index !== -1; index = bytes.indexOf(CR, index + 1)) {
    if (bytes[index + 1] !== LF) count += 1;
  }
  return count;
}

/** The line ends in a text. */
export function lineEndsInText(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count += 1;
  for (let index = text.indexOf('\r'); index !== -1; index = text.indexOf('\r', index + 1)) {
    if (text[index + 1] !== '\n') count += 1;
  }
  return count;
}

/** The end of the last whole line of some bytes; 0 without one. A CR at the very end may be half of a CRLF, so it ends none. */
export function endOfLastLine(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR, -2)) + 1;
}

function endOfLine(bytes: Buffer, start: number): number {
  const lf = bytes.indexOf(LF, start);
  // Looking as far as the next LF only keeps a file without any CR at one look for each line.
  const cr = bytes.subarray(start, lf === -1 ? bytes.length : lf).indexOf(CR);
  if (cr !== -1 && start + cr + 1 !== lf) return start + cr + 1;
  return lf === -1 ? bytes.length : lf + 1;
}
