import { rename, rm, rmdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ifMissing } from '../../if-missing.ts';

/**
 * Has a file or a folder written beside its path, and moves it there once it is whole: a failure leaves the path as it was. A file that was there
 * is replaced, and so is an empty folder. What is no file, such as a pipe, is written to directly.
 */
export async function writeAtomically<Result>(
  path: string,
  write: (path: string) => Promise<Result>,
): Promise<Result> {
  const target = resolve(path);
  const there = await stat(target).catch(ifMissing(undefined));
  if (there && !there.isFile() && !there.isDirectory()) return write(target);
  const partial = `${target}.${process.pid}.partial`;
  try {
    const result = await write(partial);
    if (there?.isDirectory()) await rmdir(target);
    await rename(partial, target);
    return result;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
