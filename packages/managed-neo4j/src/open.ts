import type { Driver } from 'neo4j-driver';
import { attachToRunning } from './attach.ts';
import { type ManagedNeo4j, startManagedNeo4j } from './managed.ts';
import type { OpenNeo4j } from './open-neo4j.ts';
import type { Log, ManagedOptions } from './settings.ts';

/** The Neo4j to use: with `uri` that server and no other; without it, RoleGraph's own. */
export interface Neo4jSettings
  extends Pick<
    ManagedOptions,
    | 'home'
    | 'jars'
    | 'line'
    | 'heap'
    | 'pageCache'
    | 'jvm'
    | 'trainArchiveAfter'
    | 'onSpawned'
    | 'onEnded'
    | 'supervision'
  > {
  readonly uri?: string | undefined;
  readonly username: string;
  readonly password?: string | undefined;
  readonly database: string;
  /** The Bolt port of the managed Neo4j; 0 takes any free one. */
  readonly managedPort: number;
  /** Whether it uses the managed Neo4j of another RoleGraph on the same home instead of failing. */
  readonly attach?: boolean;
}

/**
 * Opens the Neo4j that the settings name, or starts the managed one where they name none. A named server that does not answer
 * is an error, without fallback.
 * @throws Neo4jUnavailable with the cause and the remedy
 * @example
 * ```ts
 * import { openNeo4j } from '@rolegraph/managed-neo4j';
 *
 * const settings = { uri: 'http://localhost:7474', home: 'home', username: 'neo4j', database: 'neo4j', managedPort: 0 };
 * openNeo4j(settings, console.log); // throws 'NEO4J_URI "http://localhost:7474" is not an address of a Neo4j'
 * ```
 */
export async function openNeo4j(settings: Neo4jSettings, log: Log): Promise<OpenNeo4j> {
  const { username, password = '', database } = settings;
  if (settings.uri !== undefined) {
    const { uri } = settings;
    const { connect, openDriver } = await import('./connect.ts');
    const connection = { uri, username, password, database };
    const driver = await connect(connection);
    return {
      driver,
      database,
      managed: false,
      uri,
      openDriver: () => openDriver(connection),
      close: () => driver.close(),
    };
  }
  const attached = settings.attach
    ? await attachToRunning({ home: settings.home, log }, database)
    : undefined;
  if (attached) return attached;
  const neo4j = await startManagedNeo4j({ ...settings, port: settings.managedPort, log });
  try {
    const { connect, openDriver } = await import('./connect.ts');
    const driver = await connect({ ...neo4j, database });
    const { uri } = neo4j;
    return {
      driver,
      database,
      managed: true,
      uri,
      get pid() {
        return neo4j.pid;
      },
      get downReason() {
        return neo4j.downReason;
      },
      openDriver: () => openDriver(neo4j),
      close: () => closeBoth(driver, neo4j),
    };
  } catch (thrown) {
    await neo4j.stop();
    throw thrown;
  }
}

/** In this order: Neo4j waits for the transactions that an open driver may still hold. */
async function closeBoth(driver: Driver, neo4j: ManagedNeo4j): Promise<void> {
  try {
    await driver.close();
  } finally {
    await neo4j.stop();
  }
}
