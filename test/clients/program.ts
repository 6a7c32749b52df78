import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';

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

/** Whether a program is installed; says plainly that its tests are skipped where it is not. */
export function installed(program: string): boolean {
  const there = spawnSync(program, ['--version']).status === 0;
  if (!there) console.log(`Skipping the tests of ${program}: it is not installed.`);
  return there;
}
