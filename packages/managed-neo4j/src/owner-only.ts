import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
import { isSystemError, Neo4jUnavailable, onSystemError, reasonOf } from './errors.ts';
import type { Log } from './settings.ts';

/** The mode of folders and files that only their owner may read. */
export const ownerOnly = { folder: 0o700, file: 0o600 } as const;

const windows = process.platform === 'win32';

/** The same command with umask 077, so that other users can read none of its files. Windows has no umask. */
export function withOwnerOnlyUmask(command: readonly string[]): readonly string[] {
  return windows ? command : ['/bin/sh', '-c', 'umask 077 && exec "$@"', 'sh', ...command];
}

/**
 * Makes a folder that only its owner may enter, or closes an existing one to other users. Files of any mode below it are then out of
 * reach, so those of an earlier version need no change.
 * @throws Neo4jUnavailable NO_ACCESS when this user may not use the folder
 */
export async function closeFolder(folder: string, log: Log): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: ownerOnly.folder });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new Neo4jUnavailable(
      'NO_ACCESS',
      `RoleGraph cannot use the folder ${folder} (${reasonOf(thrown)}). Give it one that this user may write to, with ROLEGRAPH_HOME.`,
      { cause: thrown },
    );
  }
  if (windows || isClosed(await stat(folder))) return;
  // A mounted folder may belong to another user, or have no modes; RoleGraph still works there.
  await chmod(folder, ownerOnly.folder).catch(onSystemError(undefined, 'EPERM', 'ENOTSUP', 'EROFS'));
  if (!isClosed(await stat(folder))) {
    log(`Warning: other users of this machine can read ${folder}, and its mode cannot be changed.`);
  }
}

function isClosed({ mode }: { readonly mode: number }): boolean {
  return (mode & 0o077) === 0;
}
