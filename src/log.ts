import { type DestinationStream, type Logger, pino } from 'pino';
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
  output: DestinationStream = process.stdout,
): Log {
  const options = { level: settings.logLevel, base: null };
  const isJson = settings.logFormat === 'json';
  return pino(options, {
    write: (line) => output.write(visibleText(isJson ? line : textOf(line))),
  });
}

/** Progress reads as plain lines; what went wrong (pino's levels 40 and 50) says so and brings its details. */
function textOf(line: string): string {
  const { level, time: _, msg = '', err, ...details } = JSON.parse(line);
  const label = level >= 50 ? 'Error: ' : level >= 40 ? 'Warning: ' : '';
  const extra = Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : '';
  const stack = err?.stack ? `\n${err.stack}` : '';
  return `${label}${msg}${extra}${stack}\n`;
}
