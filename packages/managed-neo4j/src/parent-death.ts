import { isMainThread } from 'node:worker_threads';
import { findProgram, run } from './commands.ts';

/**
 * The command prefix that makes Linux end a child together with its parent; empty where the machine has none. The signal comes when
 * the *thread* that started the child ends, so it is of no use from a worker thread.
 */
export async function dieWithParent(): Promise<string[]> {
  const setpriv = process.platform === 'linux' && isMainThread ? findProgram('setpriv') : undefined;
  if (setpriv === undefined) return [];
  const options = ['--pdeathsig', 'TERM'];
  // BusyBox has a setpriv without this option.
  const { exitCode } = await run(setpriv, [...options, 'true']);
  return exitCode === 0 ? [setpriv, ...options] : [];
}
