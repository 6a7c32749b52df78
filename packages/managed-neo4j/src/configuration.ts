import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from './folders.ts';
import { classPathFlags, type Jars } from './jars.ts';
import { argumentFile } from './launch.ts';
import { lines } from './lines.ts';
import { ownerOnly } from './owner-only.ts';
import { type ManagedMemory, neo4jConf } from './settings.ts';

/**
 * Writes neo4j.conf and the argument file with the class path.
 * @param port the Bolt port, already chosen
 * @returns the path of the argument file
 */
export async function writeConfiguration(
  folders: Folders,
  jars: Jars,
  port: number,
  memory: ManagedMemory,
): Promise<string> {
  await mkdir(folders.conf, { recursive: true, mode: ownerOnly.folder });
  const classPath = join(folders.conf, 'class-path.args');
  await writeFile(folders.confFile, neo4jConf(port, memory, lines[jars.line].configuration), {
    mode: ownerOnly.file,
  });
  await writeFile(classPath, argumentFile(classPathFlags(jars)), { mode: ownerOnly.file });
  return classPath;
}
