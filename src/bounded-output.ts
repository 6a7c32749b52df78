/** The receiver of lines: a stream such as standard output, or the like. */
export interface LineOutput {
  write(line: string): unknown;
  /** Bytes that wait to be written. */
  readonly writableLength?: number;
}

/** The most bytes of lines that wait for a slow reader. */
const maxWaitingBytes = 8 * 1024 ** 2;

/**
 * Writes lines, and drops them while 8 MiB of them wait: the reader of a pipe may stand still, and waiting lines are in memory. The
 * next written line comes after one with the number of dropped ones.
 */
export class BoundedOutput {
  readonly #output: LineOutput;
  readonly #noteOf: (dropped: number) => string;
  #dropped = 0;

  /** @param noteOf Gives the line about dropped ones. */
  constructor(output: LineOutput, noteOf: (dropped: number) => string) {
    this.#output = output;
    this.#noteOf = noteOf;
  }

  /** @returns False where the line was dropped. */
  write(line: string): boolean {
    if ((this.#output.writableLength ?? 0) > maxWaitingBytes) {
      this.#dropped += 1;
      return false;
    }
    if (this.#dropped > 0) {
      this.#output.write(this.#noteOf(this.#dropped));
      this.#dropped = 0;
    }
    this.#output.write(line);
    return true;
  }
}
