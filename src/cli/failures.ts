import { Neo4jUnavailable } from '@rolegraph/managed-neo4j';
import { describeDriverError } from '@rolegraph/managed-neo4j/driver-error';
import { ConfigError } from '../config.ts';
import { ImportInvalid, ImportRemovesMuch } from '../ingest/import/index.ts';
import { SeedsInvalid } from '../ingest/seeds/index.ts';
import { IncompleteRemovalError, RecordError, ReleaseError } from '../releases/index.ts';
import { printError } from './terminal.ts';

/** The arguments of a command are wrong. The message gives the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Errors whose message has the remedy: a stack only hides it. */
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
 * Runs a command. Where it fails, it prints the error's message and ends with status 1.
 *
 * @param headline The failure, such as "Nothing was imported."
 */
export async function runCommand(headline: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    printError(messageOf(headline, error) ?? error);
    process.exitCode = 1;
  }
}

/** Undefined for bugs, whose place the stack shows. */
function messageOf(headline: string, error: unknown): string | undefined {
  // Part of the work is done, so the headline would be wrong.
  if (error instanceof IncompleteRemovalError) return error.message;
  const isExpected = error instanceof Error && expected.some((type) => error instanceof type);
  const message = isExpected ? error.message : describeDriverError(error);
  return message && `${headline}\n${message}`;
}
