import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files and folders below one home. */
export interface Folders {
  /** Neo4j's own home: conf, data, logs. */
  readonly neo4j: string;
  readonly conf: string;
  readonly confFile: string;
  readonly logs: string;
  /** Exists as soon as Neo4j has started once on this home. */
  readonly systemDatabase: string;
  readonly username: string;
  readonly password: string;
  readonly claim: string;
  /** Names the line of Neo4j that opened the data last. */
  readonly line: string;
}

/** Where things are below `home` (an absolute path). */
export function foldersOf(home: string): Folders {
  const neo4j = join(home, 'neo4j');
  const conf = join(neo4j, 'conf');
  return {
    neo4j,
    conf,
    confFile: join(conf, 'neo4j.conf'),
    logs: join(neo4j, 'logs'),
    systemDatabase: join(neo4j, 'data', 'databases', 'system'),
    username: join(home, 'neo4j-username'),
    password: join(home, 'neo4j-password'),
    claim: join(home, 'neo4j-process.json'),
    line: join(home, 'neo4j-line'),
  };
}

/**
 * The project's own `neo4j/` folder with pom.xml and jars.sha256, found upwards from this module so that it is the same from
 * the sources and from a build.
 */
export function bundledFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'neo4j');
    if (existsSync(join(candidate, 'pom.xml'))) return candidate;
    if (folder === dirname(folder)) throw new Error('neo4j/pom.xml is missing from this copy of RoleGraph.');
  }
}
