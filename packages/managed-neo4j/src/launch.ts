import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { onOutputLine } from './commands.ts';
import { Neo4jUnavailable } from './errors.ts';
import type { Folders } from './folders.ts';
import { stopMillis } from './home-lock.ts';
import type { Java } from './java.ts';
import { withOwnerOnlyUmask } from './owner-only.ts';
import { dieWithParent } from './parent-death.ts';
import { startFault } from './start-fault.ts';

/** The end of a process. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether Java ended it because its heap was full. */
  readonly outOfMemory: boolean;
}

/** A Neo4j process that has reported its start. */
export interface Launched {
  readonly pid: number;
  /** Resolves when the process has ended, for any reason. */
  readonly ended: Promise<ProcessEnd>;
  /** Asks it to stop, and kills it when it has not done so in time (20 seconds by default). */
  stop(patienceMillis?: number): Promise<void>;
  /** Ends it at once. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** Called as soon as there is a process, before it is ready. */
  readonly onSpawn?: (pid: number) => Promise<void>;
  /** Whether it runs at the lowest priority. */
  readonly inBackground?: boolean;
  /** Ends the start early. */
  readonly signal?: AbortSignal;
}

/** Milliseconds after which a start counts as hung: recovery after a crash takes seconds, on a busy machine a few minutes. */
const startTimeoutMs = 10 * 60 * 1000;

/**
 * Starts Neo4j and waits until it says it is started.
 * @param javaArguments flags, class path and main class
 * @throws Neo4jUnavailable PORT_IN_USE, IN_USE or START_FAILED with Neo4j's cause
 */
export async function launch(
  java: Java,
  javaArguments: readonly string[],
  folders: Folders,
  options: LaunchOptions = {},
): Promise<Launched> {
  const prefix = await dieWithParent();
  const command = [...prefix, java.program, ...javaArguments, ...programArguments(folders)];
  const child = await spawnNeo4j(withOwnerOnlyUmask(command));
  const launched = handleOf(child, child.pid);
  try {
    if (options.inBackground) setPriority(launched.pid, 19);
    await Promise.all([
      options.onSpawn?.(launched.pid),
      untilStarted(child, launched.ended, folders, options.signal),
    ]);
    return launched;
  } catch (thrown) {
    await launched.kill();
    throw thrown;
  }
}

/** The text of a Java argument file, which keeps a class path of 213 jars off the command line. */
export function argumentFile(args: readonly string[]): string {
  return args.map((arg) => `"${arg.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"\n`).join('');
}

/** The lock of a home recognises its Neo4j by these arguments. */
function programArguments(folders: Folders): string[] {
  return [`--home-dir=${folders.neo4j}`, `--config-dir=${folders.conf}`, '--console-mode'];
}

type Running = ChildProcess & { readonly pid: number };

async function spawnNeo4j([program = 'java', ...args]: readonly string[]): Promise<Running> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // A group of its own: Ctrl-C then reaches RoleGraph alone, which answers the requests in flight before it stops Neo4j.
    detached: process.platform !== 'win32',
  });
  return await new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child as Running));
    child.once('error', (thrown) => {
      reject(new Neo4jUnavailable('START_FAILED', `${program} could not be run: ${thrown.message}`));
    });
  });
}

function handleOf(child: ChildProcess, pid: number): Launched {
  let outOfMemory = false;
  onOutputLine(child, (line) => {
    outOfMemory ||= line.startsWith('Terminating due to java.lang.OutOfMemoryError');
  });
  const ended = new Promise<ProcessEnd>((resolve) =>
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, outOfMemory })),
  );
  // Should this process end without stop(), the child must not outlive it.
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  ended.then(() => process.off('exit', endWithUs));
  return {
    pid,
    ended,
    async stop(patienceMillis = stopMillis) {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), patienceMillis);
      await ended;
      clearTimeout(force);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilStarted(
  child: ChildProcess,
  ended: Promise<ProcessEnd>,
  folders: Folders,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  // The pipe is read for as long as Neo4j runs, or it would fill up; the lines are of interest only until it has started.
  let output: string[] | undefined = [];
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => reject(startTimeout(folders)), startTimeoutMs);
    onOutputLine(child, (line) => {
      output?.push(line);
      if (/ INFO +Started\.$/.test(line)) resolve();
    });
    ended.then(() => reject(startFault(output ?? [], folders)));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  }).finally(() => clearTimeout(timer));
  output = undefined;
}

function startTimeout(folders: Folders): Neo4jUnavailable {
  return new Neo4jUnavailable(
    'START_FAILED',
    `Neo4j did not start within ${startTimeoutMs / 60_000} minutes. Its logs are in ${folders.logs}.`,
  );
}
