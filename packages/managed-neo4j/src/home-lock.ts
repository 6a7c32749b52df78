import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError, Neo4jUnavailable, onSystemError } from './errors.ts';
import type { Folders } from './folders.ts';
import { ownerOnly } from './owner-only.ts';
import { endProcess, isRunning, processInfo } from './process-info.ts';
import type { Log } from './settings.ts';

/** The lock file: the RoleGraph that uses this home, and its Neo4j there. */
interface HomeLockRecord {
  readonly owner: number;
  readonly neo4j?: number;
  /** Its address; absent until it answers. */
  readonly uri?: string;
}

/** A Neo4j that another live RoleGraph runs. */
export interface RunningNeo4j {
  readonly owner: number;
  readonly uri: string;
}

/** This process's hold on a home. */
export interface HomeLock {
  /**
   * Notes the Neo4j that runs on the home, so that a later start finds it should this process be killed.
   * @param uri its address, once it answers: others may then attach
   */
  record(neo4j: number, uri?: string): Promise<void>;
  /** Gives the home free. */
  release(): Promise<void>;
}

/** Between lock and Neo4j's process id lies a second or two; a lock without one that is older than this was abandoned. */
const startingMillis = 30_000;
/** Milliseconds that a Neo4j may take to stop before a kill. */
export const stopMillis = 20_000;

/**
 * Locks a home for this process. It first ends the Neo4j that a killed RoleGraph left behind; it only touches a process that the lock file
 * names and whose command line is a Neo4j on this very home.
 * @throws Neo4jUnavailable IN_USE when another live RoleGraph has the home
 */
export async function lockHome(folders: Folders, log: Log): Promise<HomeLock> {
  while (!(await createLock(folders.lockFile))) await settleExisting(folders, log);
  return {
    async record(neo4j, uri) {
      const next = `${folders.lockFile}.${process.pid}`;
      const record: HomeLockRecord = { owner: process.pid, neo4j, ...(uri !== undefined && { uri }) };
      await writeFile(next, JSON.stringify(record), { mode: ownerOnly.file });
      await rename(next, folders.lockFile);
    },
    async release() {
      const { owner } = await readLock(folders.lockFile);
      if (owner === process.pid) await rm(folders.lockFile, { force: true });
    },
  };
}

/** The Neo4j on a home, where the RoleGraph that runs it is alive and has noted its address. Touches nothing. */
export async function runningNeo4j(folders: Folders): Promise<RunningNeo4j | undefined> {
  const { owner, neo4j, uri } = await readLock(folders.lockFile);
  if (owner === undefined || neo4j === undefined || uri === undefined || !isRunning(owner)) return undefined;
  const found = await processInfo(neo4j);
  return found?.parent === owner && runsOn(folders.neo4j, found.commandLine) ? { owner, uri } : undefined;
}

/** Links the file into place whole: a lock visible before it names its owner would pass for a damaged one. */
async function createLock(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.draft`;
  await writeFile(draft, JSON.stringify({ owner: process.pid } satisfies HomeLockRecord), {
    mode: ownerOnly.file,
  });
  try {
    await link(draft, file);
    return true;
  } catch (thrown) {
    if (isSystemError(thrown, 'EEXIST')) return false;
    throw thrown;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Returns once the existing lock is gone. */
async function settleExisting(folders: Folders, log: Log): Promise<void> {
  const age = await stat(folders.lockFile).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    onSystemError(undefined, 'ENOENT'),
  );
  if (age === undefined) return;
  const found = await readLock(folders.lockFile);
  const { owner, neo4j } = found;
  const neo4jProcess = neo4j === undefined ? undefined : await processInfo(neo4j);
  if (neo4j !== undefined && neo4jProcess && runsOn(folders.neo4j, neo4jProcess.commandLine)) {
    // A child whose parent died is given another parent (not on Windows: there the parent must be looked for).
    if (neo4jProcess.parent === owner && isRunning(owner)) throw inUse(folders, owner, neo4j);
    log(`Ending the Neo4j (process ${neo4j}) that an earlier RoleGraph (process ${owner}) left behind.`);
    await endProcess(neo4j, stopMillis);
  } else if (neo4j === undefined && age < startingMillis && owner !== undefined && isRunning(owner)) {
    throw inUse(folders, owner, undefined);
  }
  await removeLock(folders.lockFile, found);
}

/** Removes the lock that was judged, and no other: a second starter may have replaced it with its own in the meantime. */
async function removeLock(file: string, judged: Partial<HomeLockRecord>): Promise<void> {
  const aside = `${file}.${randomUUID()}.abandoned`;
  const moved = await rename(file, aside).then(() => true, onSystemError(false, 'ENOENT'));
  if (!moved) return;
  const { owner, neo4j } = await readLock(aside);
  if (owner === judged.owner && neo4j === judged.neo4j) await rm(aside, { force: true });
  else await rename(aside, file);
}

async function readLock(file: string): Promise<Partial<HomeLockRecord>> {
  const text = await readFile(file, 'utf8').catch(onSystemError('', 'ENOENT'));
  const { owner, neo4j, uri } = parsedObject(text);
  return {
    ...(isProcessId(owner) && { owner }),
    ...(isProcessId(neo4j) && { neo4j }),
    ...(typeof uri === 'string' && { uri }),
  };
}

/** A damaged file counts as an empty object. */
function parsedObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return {};
    throw thrown;
  }
}

/** Zero and negative numbers would mean groups of processes. */
function isProcessId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31;
}

function runsOn(home: string, commandLine: string): boolean {
  return commandLine.includes('org.neo4j.server') && commandLine.includes(`--home-dir=${home} `);
}

function inUse(folders: Folders, owner: number, neo4j: number | undefined): Neo4jUnavailable {
  const who = owner === process.pid ? `this process (${owner})` : `another RoleGraph (process ${owner})`;
  const what = neo4j === undefined ? 'is starting a Neo4j there' : `runs a Neo4j there (process ${neo4j})`;
  return new Neo4jUnavailable(
    'IN_USE',
    `${dirname(folders.lockFile)} is in use: ${who} ${what}. Stop that one, or give this one a folder of its own with ROLEGRAPH_HOME.`,
  );
}
