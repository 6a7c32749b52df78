import { type Logger, pino } from 'pino';
import { BoundedOutput, type LineOutput } from './bounded-output.ts';
import type { Config } from './config.ts';
import { visibleText } from './visible-text.ts';

/** The methods of a pino log that RoleGraph writes to. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Opens the log of this process. It makes hidden characters of text from outside visible, such as escape sequences in names.
 *
 * @param settings The lowest level that it writes, and the form: `json` is one object a line, `text` is plain lines.
 * @param output Receives complete lines; standard output by default.
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

/** Writes progress as plain lines; warnings and errors (pino's levels 40 and 50) with their level and details. */
function textOf(line: string): string {
  const { level, time: _, msg = '', err, ...details } = JSON.parse(line);
  const label = level >= 50 ? 'Error: ' : level >= 40 ? 'Warning: ' : '';
  const extra = Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : '';
  const stack = err?.stack ? `\n${err.stack}` : '';
  return `${label}${msg}${extra}${stack}\n`;
}
