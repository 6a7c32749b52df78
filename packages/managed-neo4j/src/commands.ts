import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { isSystemError } from './errors.ts';

const windows = process.platform === 'win32';

/**
 * The full path of a program on PATH, or undefined.
 * @param name the program, without `.exe` or `.cmd`
 * @param path the search path, PATH by default
 */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
  const names = windows ? [`${name}.exe`, `${name}.cmd`, `${name}.bat`] : [name];
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((file) => join(folder, file)))
    .find(isProgram);
}

/** Whether the path is that of an executable file. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch (thrown) {
    // A search path may name anything: an unreadable file is no program.
    if (isSystemError(thrown)) return false;
    throw thrown;
  }
}

/** The result of a program that has ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly lines: readonly string[];
}

/**
 * Runs a program to its end and gives its exit code and its output lines (both streams).
 * @param onLine called for every line as it comes
 * @throws the spawn error when the program cannot be run
 */
export async function run(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
  onLine: (line: string) => void = () => undefined,
): Promise<CommandResult> {
  // Node refuses to run a .cmd file (Maven's, on Windows) without a shell.
  const shell = windows && /\.(cmd|bat)$/i.test(program);
  const quoted = (text: string) => (shell ? `"${text}"` : text);
  const child = spawn(quoted(program), args.map(quoted), {
    ...options,
    shell,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  onOutputLine(child, (line) => {
    lines.push(line);
    onLine(line);
  });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, lines }));
  });
}

/** Calls `onLine` for every line a child writes to either stream, and so keeps its pipes from filling up. */
export function onOutputLine(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
}
