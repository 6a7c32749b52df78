import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './failures.ts';

/**
 * Reads a command line.
 *
 * @param usage How to call the command, for the message where the arguments are wrong.
 * @throws UsageError with what is wrong and the usage.
 */
export function readCommandLine<Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs<Config>(config);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
