import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { Neo4jUnavailable, onSystemError } from './errors.ts';
import type { Folders } from './folders.ts';
import { ownerOnly } from './owner-only.ts';

/** The user whose first password Neo4j's own tool sets. */
export const initialUsername = 'neo4j';

/** Reads the name of the managed Neo4j's user; it is the initial one until a current version has started the home. */
export async function readUsername(folders: Folders): Promise<string> {
  return (await storedUsername(folders)) ?? initialUsername;
}

/**
 * Gives the managed Neo4j's user a random name, once, so that wrong logins by other processes on this machine never lock it.
 * @param uri of the Neo4j on this home, which has started
 * @returns the name
 * @throws Neo4jUnavailable WRONG_PASSWORD and the other faults of `connect`
 */
export async function provideUsername(folders: Folders, uri: string, password: string): Promise<string> {
  const stored = await storedUsername(folders);
  if (stored !== undefined && (await accepts(uri, stored, password))) return stored;
  // No file: a new home, or one of an earlier version. A file: the rename was cut off, or the data is new.
  const { connect } = await import('./connect.ts');
  const driver = await connect({ uri, username: initialUsername, password, database: 'neo4j' });
  try {
    const username = stored ?? newUsername();
    // The file comes first: of the two steps, only the rename may be missing after a crash.
    await writeFile(folders.username, `${username}\n`, { mode: ownerOnly.file });
    await driver.executeQuery(
      'RENAME USER $from TO $to',
      { from: initialUsername, to: username },
      { database: 'system' },
    );
    return username;
  } finally {
    await driver.close();
  }
}

async function storedUsername(folders: Folders): Promise<string | undefined> {
  const text = await readFile(folders.username, 'utf8').catch(onSystemError('', 'ENOENT'));
  return text.trim() === '' ? undefined : text.trim();
}

async function accepts(uri: string, username: string, password: string): Promise<boolean> {
  try {
    const { connect } = await import('./connect.ts');
    const driver = await connect({ uri, username, password, database: 'neo4j' });
    await driver.close();
    return true;
  } catch (thrown) {
    if (thrown instanceof Neo4jUnavailable && thrown.code === 'WRONG_PASSWORD') return false;
    throw thrown;
  }
}

function newUsername(): string {
  return `rolegraph-${randomBytes(8).toString('hex')}`;
}
