import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './commands.ts';
import { Neo4jUnavailable, onSystemError } from './errors.ts';
import type { Folders } from './folders.ts';
import type { Java } from './java.ts';
import { argumentFile } from './launch.ts';
import { ownerOnly, withOwnerOnlyUmask } from './owner-only.ts';

/**
 * Gives the managed Neo4j's password, and sets it where Neo4j has not started on this home yet.
 * @param javaArguments flags and class path to run Neo4j's own tool with
 * @throws Neo4jUnavailable WRONG_PASSWORD when there is data but no password file; START_FAILED when the tool fails
 */
export async function providePassword(
  folders: Folders,
  java: Java,
  javaArguments: readonly string[],
): Promise<string> {
  if (existsSync(folders.systemDatabase)) return await readPassword(folders);
  const password = newPassword();
  await writeFile(folders.password, `${password}\n`, { mode: ownerOnly.file });
  await setInitialPassword(folders, java, javaArguments, password);
  return password;
}

/** A random password. In hexadecimal: Neo4j's tool takes one that begins with a dash for an option. */
export function newPassword(): string {
  return randomBytes(24).toString('hex');
}

/** The remedy when Neo4j does not accept the password in the file, or the file is gone. */
export function passwordAdvice(folders: Folders): string {
  return `Put the right password back into ${folders.password}, or remove ${join(folders.neo4j, 'data')}: RoleGraph then fills an empty Neo4j from its seeds (anything else in it is lost).`;
}

/**
 * Reads the password that was set earlier.
 * @throws Neo4jUnavailable WRONG_PASSWORD when there is none
 */
export async function readPassword(folders: Folders): Promise<string> {
  const text = await readFile(folders.password, 'utf8').catch(onSystemError('', 'ENOENT'));
  if (text.trim() !== '') return text.trim();
  throw new Neo4jUnavailable(
    'WRONG_PASSWORD',
    `There is Neo4j data in ${folders.neo4j} but no password in ${folders.password}. ${passwordAdvice(folders)}`,
  );
}

async function setInitialPassword(
  folders: Folders,
  java: Java,
  javaArguments: readonly string[],
  password: string,
): Promise<void> {
  // The arguments go through a file that only this user can read: all users see a command line.
  const file = join(folders.conf, 'set-initial-password.args');
  const command = ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password];
  try {
    await writeFile(file, argumentFile([...javaArguments, ...command]), { mode: ownerOnly.file });
    const env = { ...process.env, NEO4J_HOME: folders.neo4j, NEO4J_CONF: folders.conf };
    const [program = java.program, ...args] = withOwnerOnlyUmask([java.program, `@${file}`]);
    const { exitCode, lines } = await run(program, args, { env });
    if (exitCode === 0) return;
    throw new Neo4jUnavailable(
      'START_FAILED',
      `Neo4j's tool could not set the first password: ${lines.join('\n')}`,
    );
  } finally {
    await rm(file, { force: true });
  }
}
