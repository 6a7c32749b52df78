import { Neo4jUnavailable } from '@rolegraph/managed-neo4j';
import { printError } from './cli/terminal.ts';
import { ConfigError, readConfig } from './config.ts';
import { ListenError } from './http/lifecycle/listen.ts';
import { createLog } from './log.ts';
import { start } from './start.ts';
import { handleUnhandledErrors } from './unhandled-errors.ts';

// The driver takes a stack trace for every statement: mapped to sources, each costs more than binding its parameters.
process.setSourceMapsEnabled(false);

try {
  const config = readConfig(process.env);
  const log = createLog(config);
  await start(config, log, handleUnhandledErrors(log));
} catch (error) {
  const message = await messageOf(error);
  printError(message === undefined ? error : `RoleGraph cannot start.\n${message}`);
  process.exit(1);
}

/** The message of an error with a remedy: a stack would only hide it. Undefined for bugs. */
async function messageOf(error: unknown): Promise<string | undefined> {
  // Loaded only now, so that a good start does not wait for them.
  const { IncompleteRemovalError, RecordError, ReleaseError } = await import('./releases/index.ts');
  const { SeedsInvalid } = await import('./ingest/seeds/index.ts');
  const { describeDriverError } = await import('@rolegraph/managed-neo4j/driver-error');
  const { OperationsInvalid } = await import('./http/graphql/read-registered.ts');
  const { AuditLogError } = await import('./telemetry/audit/index.ts');
  const expected = [
    AuditLogError,
    OperationsInvalid,
    ConfigError,
    ListenError,
    Neo4jUnavailable,
    SeedsInvalid,
    RecordError,
    IncompleteRemovalError,
    ReleaseError,
  ];
  const isExpected = error instanceof Error && expected.some((type) => error instanceof type);
  return isExpected ? error.message : describeDriverError(error);
}
