import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { onSystemError } from './errors.ts';

const abandonedMillis = 60 * 60 * 1000;

/** Removes the half-made files of killed processes from a folder: entries named `….partial` without a write for an hour. */
export async function removeStaleFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(onSystemError([], 'ENOENT'));
  for (const name of names.filter((entry) => entry.endsWith('.partial'))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(onSystemError({ mtimeMs: Date.now() }, 'ENOENT'));
    if (Date.now() - mtimeMs > abandonedMillis) await rm(path, { recursive: true, force: true });
  }
}
