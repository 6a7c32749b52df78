import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './commands.ts';
import { isSystemError, onSystemError } from './errors.ts';

/** The operating system's facts about a running process. */
export interface ProcessInfo {
  readonly parent: number;
  readonly commandLine: string;
}

/** Looks a process up; undefined when it is not running. */
export async function processInfo(pid: number): Promise<ProcessInfo | undefined> {
  if (!isRunning(pid)) return undefined;
  if (process.platform === 'linux')
    return await fromProc(pid).catch(onSystemError(undefined, 'ENOENT', 'ESRCH'));
  const { lines } =
    process.platform === 'win32'
      ? await run('powershell', ['-NoProfile', '-Command', windowsQuery(pid)])
      : await run('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)]);
  const [, parent, commandLine] = /^\s*(\d+)\s+(.*)$/.exec(lines.join(' ')) ?? [];
  return parent === undefined || commandLine === undefined
    ? undefined
    : { parent: Number(parent), commandLine };
}

/** Whether a process with this id exists, under any user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    if (isSystemError(thrown, 'ESRCH')) return false;
    if (isSystemError(thrown, 'EPERM')) return true;
    throw thrown;
  }
}

/**
 * Asks a process to end, and kills it when it has not done so in time.
 * @param patience milliseconds between the two
 */
export async function endProcess(pid: number, patience: number): Promise<void> {
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if ((await processInfo(pid)) === undefined) return;
    await sleep(50);
  }
  signal(pid, 'SIGKILL');
  while ((await processInfo(pid)) !== undefined) await sleep(50);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (thrown) {
    // A process that ended in the meantime needs no signal.
    if (!isSystemError(thrown, 'ESRCH')) throw thrown;
  }
}

async function fromProc(pid: number): Promise<ProcessInfo | undefined> {
  const [stat, commandLine] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/cmdline`, 'utf8'),
  ]);
  // The program's name, in brackets, may itself hold spaces and brackets: state and parent follow the last one.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z'
    ? undefined
    : { parent: Number(parent), commandLine: commandLine.replaceAll('\0', ' ') };
}

function windowsQuery(pid: number): string {
  return `Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}' | ForEach-Object { '{0} {1}' -f $_.ParentProcessId, $_.CommandLine }`;
}
