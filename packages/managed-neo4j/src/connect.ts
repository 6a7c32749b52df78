import { setTimeout as after } from 'node:timers/promises';
import neo4j, { type Driver, Neo4jError } from 'neo4j-driver';
import { Neo4jUnavailable, reasonOf } from './errors.ts';
import { isSupported, oldestVersion } from './version.ts';

/** Access to a Neo4j. */
export interface Connection {
  /** `bolt://`, `neo4j://`, or either with `+s` or `+ssc`. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

/**
 * Makes a driver with RoleGraph's options, unconnected yet.
 * @throws Neo4jUnavailable BAD_URI
 * @example
 * ```ts
 * import { openDriver } from '@rolegraph/managed-neo4j/connect';
 *
 * const driver = openDriver({ uri: 'bolt://127.0.0.1:7687', username: 'neo4j', password: 'secret' });
 * await driver.close();
 * openDriver({ uri: 'localhost', username: 'neo4j', password: 'secret' }); // throws 'NEO4J_URI "localhost" is not an address'
 * ```
 */
export function openDriver({ uri, username, password }: Omit<Connection, 'database'>): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(username, password), {
      telemetryDisabled: true,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      // Integers that RoleGraph stores or counts fit JavaScript numbers.
      disableLosslessIntegers: true,
      // Further statements at a time would only wait inside Neo4j instead of here.
      maxConnectionPoolSize: 50,
      connectionAcquisitionTimeout: 15_000,
      connectionTimeout: 10_000,
    });
  } catch (thrown) {
    throw new Neo4jUnavailable(
      'BAD_URI',
      `NEO4J_URI "${withoutSecret(uri)}" is not an address of a Neo4j (${reasonOf(thrown)}). It looks like bolt://127.0.0.1:7687 or neo4j+s://host.`,
    );
  }
}

/**
 * Gives a driver that works: the server answers, accepts the password, has the database and is new enough.
 * @param lockoutTimeoutMs for which it retries a login that others' wrong passwords have locked; three times Neo4j's own lock of 5 s
 * @throws Neo4jUnavailable BAD_URI, UNREACHABLE, WRONG_PASSWORD, LOGIN_LOCKED, NO_DATABASE, REFUSED or TOO_OLD
 * @example
 * ```ts
 * import { connect } from '@rolegraph/managed-neo4j/connect';
 *
 * const connection = { uri: 'ftp://neo4j:secret@host', username: 'neo4j', password: 'secret', database: 'neo4j' };
 * // No message has a password.
 * connect(connection); // throws 'NEO4J_URI "ftp://host" is not an address of a Neo4j'
 * ```
 */
export async function connect(connection: Connection, lockoutTimeoutMs = 15_000): Promise<Driver> {
  const driver = openDriver(connection);
  try {
    const agent = await agentAfterLockout(driver, connection.database, lockoutTimeoutMs);
    if (!isSupported(agent)) {
      throw new Neo4jUnavailable(
        'TOO_OLD',
        `The server at ${withoutSecret(connection.uri)} is ${agent}; RoleGraph needs Neo4j ${oldestVersion} or newer.`,
      );
    }
    return driver;
  } catch (thrown) {
    await driver.close();
    throw thrown instanceof Neo4jUnavailable ? thrown : connectFault(thrown, connection);
  }
}

const lockedOut = 'Neo.ClientError.Security.AuthenticationRateLimit';
const lockoutRetryMs = 500;

async function agentAfterLockout(
  driver: Driver,
  database: string,
  lockoutTimeoutMs: number,
): Promise<string> {
  const deadline = performance.now() + lockoutTimeoutMs;
  for (;;) {
    try {
      return await askAgent(driver, database);
    } catch (thrown) {
      const locked = thrown instanceof Neo4jError && thrown.code === lockedOut;
      if (!locked || performance.now() >= deadline) throw thrown;
      await after(lockoutRetryMs);
    }
  }
}

/** Sends one plain statement: a managed transaction would retry for half a minute when nothing answers. */
async function askAgent(driver: Driver, database: string): Promise<string> {
  const session = driver.session({ database });
  try {
    const { summary } = await session.run('RETURN 1');
    return summary.server.agent ?? 'a server without a version';
  } finally {
    await session.close();
  }
}

/** Takes user and password out of an address such as `bolt://user:password@host`, which must not reach a screen or a log. */
function withoutSecret(uri: string): string {
  return uri.replace(/\/\/[^/]*@/, '//');
}

function connectFault(thrown: unknown, connection: Connection): Neo4jUnavailable {
  const { username, database } = connection;
  const uri = withoutSecret(connection.uri);
  const code = thrown instanceof Neo4jError ? thrown.code : '';
  // The driver opens with a paragraph of general advice; the cause comes last.
  const reason = reasonOf(thrown)
    .replace(/^.*Caused by: /s, '')
    .replace(/ Known routing table: .*$/s, '');
  const options = { cause: thrown };
  if (code === lockedOut) {
    return new Neo4jUnavailable(
      'LOGIN_LOCKED',
      `The Neo4j at ${uri} has locked user "${username}" because of wrong logins (${reason}) Find out who sends them, or give RoleGraph a user of its own with NEO4J_USERNAME.`,
      options,
    );
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new Neo4jUnavailable(
      'WRONG_PASSWORD',
      `The Neo4j at ${uri} did not let user "${username}" in (${reason}) Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
      options,
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new Neo4jUnavailable(
      'NO_DATABASE',
      `The Neo4j at ${uri} has no database "${database}". Set NEO4J_DATABASE to one that it has, or leave it out for "neo4j".`,
      options,
    );
  }
  if (code.startsWith('Neo.')) {
    return new Neo4jUnavailable(
      'REFUSED',
      `The Neo4j at ${uri} answers but refuses statements: ${reason}`,
      options,
    );
  }
  return new Neo4jUnavailable(
    'UNREACHABLE',
    `No Neo4j answers at ${uri} (${reason}). Check that it is running and that NEO4J_URI names its Bolt port, usually 7687.`,
    options,
  );
}
