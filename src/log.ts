import { type Logger, pino } from 'pino';
import { BoundedOutput, type LineOutput } from './bounded-output.ts';
import type { Config } from './config.ts';
import { visibleText } from './visible-text.ts';

/** The methods of a pino log that RoleGraph writes to. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Opens the log of this process. What is hidden in text from outside, such as escape sequences in names, is made visible.
 *
 * @param settings From which level on it writes, and in which form: `json` is one object a line, `text` is for people.
 * @param output Where complete lines go; standard output unless told otherwise.
 */
export function createLog(
  settings: Pick<Config, 'logLevel' | 'logFormat'>,
  output: LineOutput = process.stdout,
): Log {
  const options = { level: settings.logLevel, base: null };
  const isJson = settings.logFormat === 'json';
  const form = (line: string) => visibleText(isJson ? line : textOf(line));
  const lines = new BoundedOutput(output, (dropped) => form(droppedNote(dropped)));
  return pino(options, { write: (line) => lines.write(form(line)) });
}

/** A line as pino writes it. */
function droppedNote(dropped: number): string {
  const msg = `${dropped} lines of the log were dropped: its reader was too slow`;
  return `${JSON.stringify({ level: 40, time: Date.now(), msg })}\n`;
}

/** Progress reads as plain lines; what went wrong (pino's levels 40 and 50) says so and brings its details. */
function textOf(line: string): string {
  const { level, time: _, msg = '', err, ...details } = JSON.parse(line);
  const label = level >= 50 ? 'Error: ' : level >= 40 ? 'Warning: ' : '';
  const extra = Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : '';
  const stack = err?.stack ? `\n${err.stack}` : '';
  return `${label}${msg}${extra}${stack}\n`;
}
