import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import { Neo4jUnavailable } from '../src/index.ts';
import type { Jars } from '../src/jars.ts';

const folders: string[] = [];
// Registered while the test file loads: inside a test it would be too late.
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** An empty folder that is removed after the test file. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-test-'));
  folders.push(folder);
  return folder;
}

/** The fault that an attempt ends with. */
export async function faultOf(attempt: Promise<unknown>): Promise<Neo4jUnavailable> {
  const thrown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Neo4jUnavailable) return thrown;
  throw new Error('expected a Neo4jUnavailable', { cause: thrown });
}

/** Jars that were fetched, once more below another parent folder, without copying them. Gives the folder they are in. */
export async function linkedJars(jars: Jars, parent: string): Promise<string> {
  const target = join(parent, basename(jars.folder));
  await mkdir(target, { recursive: true });
  await Promise.all(
    jars.classPath.map((jar) => symlink(join(jars.folder, basename(jar)), join(target, basename(jar)))),
  );
  return target;
}
