import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './failures.ts';

/**
 * Reads a command line.
 *
 * @param usage The command's usage, for the message where the arguments are wrong.
 * @throws UsageError with the fault and the usage.
 */
export function readCommandLine<Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs<Config>(config);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
