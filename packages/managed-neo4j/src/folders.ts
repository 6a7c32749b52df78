import { join } from 'node:path';

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
  readonly lockFile: string;
  /** Names the line of Neo4j that opened the data last. */
  readonly line: string;
}

/** The folders below `home` (an absolute path). */
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
    lockFile: join(home, 'neo4j-process.json'),
    line: join(home, 'neo4j-line'),
  };
}

/** The package's own `neo4j/` folder with pom.xml and jars.sha256. */
export const bundledFolder = join(import.meta.dirname, '..', 'neo4j');
