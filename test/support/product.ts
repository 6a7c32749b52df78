import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished, vi } from 'vitest';

/**
 * Starts the product as a process of its own, which ends with the test.
 *
 * @param flags Further ones for Node.
 */
export function startProduct(environment: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...flags, 'src/main.ts'], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code]) => ({ code, output }));
  return {
    child,
    ended,
    output: () => output,
    async ready(): Promise<string> {
      const address = () => /Ready in .* (http:\S+)\/graphql/.exec(output)?.[1];
      await Promise.race([vi.waitUntil(address, { timeout: 120_000 }), ended]);
      return address() ?? Promise.reject(new Error(`not ready: ${output}`));
    },
  };
}
