import { inspect } from 'node:util';
import { visibleLine, visibleText } from '../visible-text.ts';

/** Writes one line to standard output. It makes hidden characters visible, since text may come from imported files. */
export function printLine(line: string): void {
  process.stdout.write(`${visibleLine(line)}\n`);
}

/** Writes text of one or more lines to standard error, in the same way; an error that is no text, by its stack. */
export function printError(error: unknown): void {
  process.stderr.write(`${visibleText(typeof error === 'string' ? error : inspect(error))}\n`);
}
