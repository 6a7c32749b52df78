import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Requirement } from '../support/requirements.ts';

export const project = join(import.meta.dirname, '../..');

/** Runs a program to its end and gives what it wrote, whether it went well or not. */
export function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; problems: string }> {
  const env = { ...process.env, INIT_CWD: project, ...environment };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: project, env }, (error, out, problems) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, problems });
    });
  });
}

/** That a program is installed. */
export function installed(program: string): Requirement {
  return { met: spawnSync(program, ['--version']).status === 0, missing: `${program} is not installed` };
}
