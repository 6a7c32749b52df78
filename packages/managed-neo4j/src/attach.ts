import { Neo4jUnavailable } from './errors.ts';
import { foldersOf } from './folders.ts';
import { runningNeo4j } from './home-lock.ts';
import type { OpenNeo4j } from './open-neo4j.ts';
import { readPassword } from './password.ts';
import { type ManagedOptions, resolveSettings } from './settings.ts';
import { readUsername } from './username.ts';

/**
 * Connects to the Neo4j that another live RoleGraph runs on a home. Closing leaves that Neo4j running.
 * @returns undefined where there is none, or none that answers with the home's password
 */
export async function attachToRunning(
  options: Pick<ManagedOptions, 'home' | 'log'>,
  database: string,
): Promise<OpenNeo4j | undefined> {
  const { home, log } = resolveSettings(options);
  const folders = foldersOf(home);
  const running = await runningNeo4j(folders);
  if (!running) return undefined;
  const { owner, uri } = running;
  try {
    const [username, password] = await Promise.all([readUsername(folders), readPassword(folders)]);
    const { connect } = await import('./connect.ts');
    const driver = await connect({ uri, username, password, database });
    log(`Using the Neo4j that another RoleGraph (process ${owner}) runs in ${home}`);
    return { driver, database, managed: false, uri, close: () => driver.close() };
  } catch (thrown) {
    if (thrown instanceof Neo4jUnavailable) return undefined;
    throw thrown;
  }
}
