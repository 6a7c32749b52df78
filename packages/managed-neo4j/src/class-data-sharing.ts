import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeConfiguration } from './configuration.ts';
import { foldersOf } from './folders.ts';
import { classPathFlags, type Jars } from './jars.ts';
import type { Java } from './java.ts';
import { launch } from './launch.ts';
import { lines } from './lines.ts';
import { providePassword } from './password.ts';
import { freePort } from './port.ts';
import { jvmFlags, type ManagedSettings } from './settings.ts';
import { removeStaleFiles } from './stale-files.ts';
import { initialUsername } from './username.ts';

/** A training that is waiting or under way. */
export interface Training {
  /** Cancels it and waits until all of it has ended. */
  cancel(): Promise<void>;
}

/**
 * The archive of parsed classes (Java's class data sharing), which halves the start. It holds for one Java and for these very jars, so
 * it lies beside them and goes with them.
 */
export function archiveFile(java: Java, jars: Jars): string {
  const classPath = createHash('sha256').update(jars.classPath.join('\n')).digest('hex').slice(0, 8);
  return join(jars.folder, `classes-java-${java.version}-${classPath}.jsa`);
}

/** The archive of a former version of RoleGraph, which ran the jars as fetched. No start uses it any more. */
function formerArchiveFile(java: Java, jars: Jars): string {
  return join(jars.folder, `classes-java-${java.version}.jsa`);
}

/** A Java that lacks the class archive of its own on which another one builds, as `jlink` makes them. */
class NoClassArchive extends Error {
  constructor({ program, version }: Java) {
    super(
      `This Java (${program}, ${version}) writes no class archive, which would halve the start of Neo4j: it has none of its own, as one made by jlink without --generate-cds-archive.`,
    );
  }
}

/** Java 17's refusal to start there. Later ones only warn and write nothing. */
const noBaseArchive = 'base CDS archive is not loaded';

/** The programs that wrote no archive for this process, which does not try them again. */
const withoutArchive = new Set<string>();

/** The Java flags that use the archive, where there is one. */
export function archiveFlags(java: Java, jars: Jars): string[] {
  const file = archiveFile(java, jars);
  return existsSync(file) ? [`-XX:SharedArchiveFile=${file}`] : [];
}

/**
 * Trains the archive in a quiet moment, unless it exists: a second Neo4j, on data of its own and at the lowest priority, starts, answers
 * a few statements and writes the archive as it stops. That takes some 15 seconds, for which no start or stop should wait.
 */
export function scheduleTraining(java: Java, jars: Jars, settings: ManagedSettings): Training {
  if (
    settings.trainArchiveAfter === false ||
    withoutArchive.has(java.program) ||
    existsSync(archiveFile(java, jars))
  ) {
    return { cancel: async () => undefined };
  }
  const abort = new AbortController();
  let training: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    // Without an archive Neo4j only starts slower: a failed training is worth one line of the log.
    training = trainArchive(java, jars, abort.signal).catch((thrown: unknown) => {
      if (abort.signal.aborted) return;
      if (!(thrown instanceof NoClassArchive))
        settings.log(`Neo4j's class archive could not be made: ${String(thrown)}`);
      else if (!withoutArchive.has(java.program)) {
        withoutArchive.add(java.program);
        settings.log(thrown.message);
      }
    });
  }, settings.trainArchiveAfter * 1000);
  timer.unref();
  return {
    async cancel() {
      clearTimeout(timer);
      abort.abort(new Error('cancelled'));
      await training;
    },
  };
}

/**
 * Makes the archive now.
 * @param signal cancels it
 * @throws NoClassArchive for a Java that writes none
 */
export async function trainArchive(java: Java, jars: Jars, signal: AbortSignal): Promise<void> {
  const home = join(jars.folder, `training-${randomUUID()}.partial`);
  const partial = `${archiveFile(java, jars)}.${randomUUID()}.partial`;
  await removeStaleFiles(jars.folder);
  try {
    const folders = foldersOf(home);
    const port = await freePort();
    const heap = '512m';
    const classPath = await writeConfiguration(folders, jars, port, { heap, pageCache: '16m' });
    const flags = jvmFlags({ heap, jvm: 'quick-start' });
    const password = await providePassword(folders, java, [...flags, ...classPathFlags(jars)]);
    const neo4j = await launch(
      java,
      [...flags, `-XX:ArchiveClassesAtExit=${partial}`, `@${classPath}`, lines[jars.line].mainClass],
      folders,
      {
        inBackground: true,
        signal,
      },
    ).catch((thrown: unknown) => {
      throw String(thrown).includes(noBaseArchive) ? new NoClassArchive(java) : thrown;
    });
    const stopNow = () => void neo4j.kill();
    signal.addEventListener('abort', stopNow);
    try {
      if (signal.aborted) stopNow();
      await exercise(`bolt://127.0.0.1:${port}`, password);
    } finally {
      await neo4j.stop(dumpMillis);
    }
    signal.throwIfAborted();
    if (!existsSync(partial)) throw new NoClassArchive(java);
    await rename(partial, archiveFile(java, jars));
    await rm(formerArchiveFile(java, jars), { force: true });
  } finally {
    await rm(partial, { force: true });
    await rm(home, { recursive: true, force: true });
  }
}

/** The limit on writing the archive: it takes some 6 seconds, on a busy machine far more. */
const dumpMillis = 10 * 60 * 1000;

/** RoleGraph's first statements after a start, so that their classes are archived too. */
const exercises = [
  'CREATE CONSTRAINT training IF NOT EXISTS FOR (n:Training) REQUIRE (n.release, n.slug) IS UNIQUE',
  'CREATE FULLTEXT INDEX training_text IF NOT EXISTS FOR (n:Training) ON EACH [n.name]',
  'CALL db.awaitIndexes(10)',
  `UNWIND [{slug: 'a'}, {slug: 'b'}] AS row MERGE (n:Training {release: 'r', slug: row.slug}) SET n += row, n.name = row.slug
   WITH collect(n) AS nodes FOREACH (x IN nodes | MERGE (x)-[:NEXT {at: 1}]->(x))`,
  `MATCH (n:Training {release: 'r', slug: 'a'}) WITH n, COLLECT { MATCH (n)-[e:NEXT]->(m) WITH e, m ORDER BY m.slug LIMIT 5
   RETURN [m.slug, e.at] } AS next RETURN [n.name, next, COUNT { (n)-->() }]`,
  `CALL db.index.fulltext.queryNodes('training_text', 'a') YIELD node, score RETURN node.slug, score`,
  'MATCH (n:Training) RETURN count(n)',
  `SHOW INDEXES YIELD name, type, labelsOrTypes, properties WHERE type <> 'LOOKUP'
   RETURN name, properties, CASE WHEN type = 'RANGE' AND size(labelsOrTypes) = 1 THEN labelsOrTypes[0] END AS label`,
  `OPTIONAL MATCH (r:Training {release: $release, slug: 'b'}) WITH collect(r) AS known
   CALL (known) {
     UNWIND known AS k MATCH (k)-[:NEXT]->(node:Training) WITH node, count(DISTINCT k) AS times WHERE times = size(known) RETURN node
   }
   WITH known, collect(node) AS nodes
   WITH nodes, COLLECT {
     UNWIND nodes AS node WITH node WHERE node.slug > $after AND EXISTS { (node)-[e:NEXT]->() WHERE e.at IN $some }
     WITH node ORDER BY node.name DESC, node.slug LIMIT $first
     RETURN [node.slug, CASE WHEN node:Training THEN [node.name] END, COUNT { (node)-[:NEXT]->() }, [x IN labels(node) | toLower(x)]]
   } AS page
   RETURN {total: size(nodes), page: reverse(page)} AS data`,
];

const parameters = { release: 'r', after: '', some: [1], first: 2n };

async function exercise(uri: string, password: string): Promise<void> {
  const { openDriver } = await import('./connect.ts');
  const driver = openDriver({ uri, username: initialUsername, password });
  try {
    for (const statement of exercises) await driver.executeQuery(statement, parameters);
  } finally {
    await driver.close();
  }
}
