import neo4j from 'neo4j-driver';
import { escapeName } from '../cypher/escape.ts';
import { readStatement } from '../cypher/read-statement.ts';
import type { Graph, NodeType } from '../graph/index.ts';
import { searchTextOf, searchTextVersion } from '../graph/search-text.ts';
import { batches } from './batches.ts';
import { type Database, read, write } from './database.ts';
import { readNodes } from './read-release.ts';
import type { NodeRecord } from './records.ts';

const statements = {
  outdated: readStatement('releases/outdated-search-texts'),
  write: readStatement('releases/write-search-texts'),
  written: readStatement('releases/search-texts-written'),
};

const batchSize = 1000;

/** The releases whose search texts an earlier version of RoleGraph has made, or none. */
export async function releasesWithOutdatedSearchTexts(database: Database): Promise<readonly string[]> {
  const version = neo4j.int(searchTextVersion);
  const rows = await read<{ release: string }>(database, statements.outdated, { version });
  return rows.map(({ release }) => release);
}

/**
 * Makes the search texts of releases anew, so that they are found as those that are published from now on. It holds a batch at a time;
 * killed on the way, it begins again with the release that it was at.
 */
export async function renewSearchTexts(
  database: Database,
  graph: Graph,
  releases: readonly string[],
): Promise<void> {
  for (const release of releases) {
    for (const type of graph.nodes.values()) await renewType(database, type, release);
    await write(database, statements.written, { release, version: neo4j.int(searchTextVersion) });
  }
}

async function renewType(database: Database, type: NodeType, release: string): Promise<void> {
  const shared = type.interface;
  if (!shared) return;
  const statement = statements.write.replaceAll(':label', `:${escapeName(type.name)}`);
  for await (const batch of batches(readNodes(database, type, release), batchSize)) {
    const rows = batch.map(({ slug, properties }: NodeRecord) => [slug, searchTextOf(shared, properties)]);
    await write(database, statement, { release, rows });
  }
}
