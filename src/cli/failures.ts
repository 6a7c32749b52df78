import { ConfigError } from '../config.ts';
import { ImportInvalid, ImportRemovesMuch } from '../import/index.ts';
import { Neo4jUnavailable } from '../neo4j/index.ts';
import { RecordError, ReleaseError } from '../releases/index.ts';
import { SeedsInvalid } from '../seeds/index.ts';
import { printError } from './terminal.ts';

/** A command was called in a way that it does not know. The message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Errors whose message says what to do: a stack would only hide it. */
const expected = [
  ConfigError,
  ImportInvalid,
  ImportRemovesMuch,
  Neo4jUnavailable,
  RecordError,
  ReleaseError,
  SeedsInvalid,
  UsageError,
];

/**
 * Runs a command. Where it fails, it says why in the words of the error and ends with status 1.
 *
 * @param headline What did not happen, such as "Nothing was imported."
 */
export async function runCommand(headline: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const known = error instanceof Error && expected.some((type) => error instanceof type);
    printError(known ? `${headline}\n${error.message}` : error);
    process.exitCode = 1;
  }
}
