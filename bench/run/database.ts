import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import type { Driver } from 'neo4j-driver';
import { releaseFingerprint } from '../../src/releases/fingerprint.ts';
import { publishRelease } from '../../src/releases/index.ts';
import type { GraphData } from '../data/data.ts';
import { recordsOf } from '../data/records.ts';
import { model } from '../graph/model.ts';
import type { Access } from '../servers/child.ts';

/** A Neo4j with the measured graph in it. */
export interface Loaded {
  readonly driver: Driver;
  readonly access: Access;
  readonly nodes: number;
  readonly relationships: number;
  stop(): Promise<void>;
}

/** Labels whose slugs are unique in a database of one release: the key that a peer's users would declare. */
const keyed = ['Role', 'Framework', 'Skill', 'ProjectType', 'Trend'];

const home = resolve('.rolegraph');

/**
 * Starts a Neo4j of the benchmark's own, with settings for speed, and loads a graph into it as a release. One that an
 * earlier run has loaded is there already.
 *
 * @param name Names the home, so that each graph is alone in its database: the peers know nothing of releases.
 */
export async function loadGraph(
  name: string,
  data: () => GraphData,
  log: (line: string) => void,
): Promise<Loaded> {
  const graph = data();
  const folder = join(home, 'bench', name);
  const fingerprint = fingerprintOf(graph);
  // The peers know nothing of releases: where another one stands beside this, they would see both.
  const mark = releaseFingerprint(fingerprint, model);
  if (mark !== loadedIn(folder)) rmSync(folder, { recursive: true, force: true });
  const neo4j = await startManagedNeo4j({
    home: folder,
    jars: join(home, 'jars'),
    heap: '2g',
    pageCache: '512m',
    jvm: 'throughput',
    trainArchiveAfter: false,
    log,
  });
  const driver = openDriver(neo4j);
  try {
    const result = await publishRelease(driver, {
      database: 'neo4j',
      model,
      dataset: name,
      records: recordsOf(graph, name),
      fingerprint,
      log,
    });
    const seconds = (result.milliseconds / 1000).toFixed(1);
    log(
      `${name}: ${result.nodes} nodes, ${result.relationships} relationships, ${result.status} in ${seconds} s`,
    );
    for (const label of keyed) {
      await run(
        driver,
        `CREATE CONSTRAINT ${label}_of_peers IF NOT EXISTS FOR (n:${label}) REQUIRE n.slug IS UNIQUE`,
      );
    }
    await run(driver, 'CREATE INDEX Entity_of_peers IF NOT EXISTS FOR (n:Entity) ON (n.slug)');
    await run(driver, 'CALL db.awaitIndexes(600)');
    writeFileSync(join(folder, marker), mark);
    const { uri, username, password } = neo4j;
    return {
      driver,
      access: { uri, username, password, release: result.release },
      nodes: result.nodes,
      relationships: result.relationships,
      stop: async () => {
        await driver.close();
        await neo4j.stop();
      },
    };
  } catch (thrown) {
    await driver.close();
    await neo4j.stop();
    throw thrown;
  }
}

/** Tells what a folder's database holds, once it holds all of it. */
const marker = 'loaded';

function loadedIn(folder: string): string | undefined {
  const file = join(folder, marker);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function run(driver: Driver, cypher: string): Promise<void> {
  await driver.executeQuery(cypher, {}, { database: 'neo4j' });
}

/** Changes with the graph's size and its first and last rows: data files do not change in their middle alone. */
function fingerprintOf(graph: GraphData): string {
  const hash = createHash('sha256');
  const { market, ...lists } = graph;
  for (const [name, rows] of Object.entries({ ...lists, ...market })) {
    hash.update(JSON.stringify([name, rows.length, rows[0], rows.at(-1)]));
  }
  return hash.digest('hex');
}
