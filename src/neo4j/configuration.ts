import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from './folders.ts';
import { classPathFlags, type Jars } from './jars.ts';
import { argumentFile } from './launch.ts';
import { neo4jConf } from './settings.ts';

/**
 * Writes neo4j.conf and the argument file with the class path.
 * @param port the Bolt port, already chosen
 * @returns the path of the argument file
 */
export async function writeConfiguration(
  folders: Folders,
  jars: Jars,
  port: number,
  pageCache: string,
): Promise<string> {
  await mkdir(folders.conf, { recursive: true });
  const classPath = join(folders.conf, 'class-path.args');
  await writeFile(folders.confFile, neo4jConf(port, pageCache));
  await writeFile(classPath, argumentFile(classPathFlags(jars)));
  return classPath;
}
