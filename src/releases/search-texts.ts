import {
  furtherNamesOf,
  type Graph,
  type NodeType,
  type Relationship,
  searchTextOf,
  searchTextVersion,
} from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';

import { batches, lettersOfRecord } from './batches.ts';
import { type Database, read, write } from './database.ts';
import { readNodes } from './read-nodes.ts';
import type { NodeRecord } from './records.ts';

const statements = {
  furtherNames: readStatement('releases/further-names'),
  write: readStatement('releases/write-derived'),
  written: readStatement('releases/search-texts-written'),
};

const batchSize = 1000;

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

/**
 * Makes a staged release's nodes findable by the names that other nodes hold of them. Call it when all relationships are written.
 *
 * @param written The release's number of relationships by type.
 */
export async function addFurtherNames(
  database: Database,
  graph: Graph,
  release: string,
  written: ReadonlyMap<string, number>,
): Promise<void> {
  for (const type of graph.nodes.values()) {
    const naming = namingRelationships(type).some(({ types }) => types.some((name) => written.has(name)));
    if (naming) await renewType(database, type, release, false);
  }
}

/** @param all Whether nodes without further names are renewed as well. */
async function renewType(database: Database, type: NodeType, release: string, all = true): Promise<void> {
  const shared = type.interface;
  if (!shared) return;
  const statement = statements.write.replaceAll(':label', `:${escapeName(type.name)}`);
  for await (const batch of batches(readNodes(database, type, release), batchSize, lettersOfRecord)) {
    const further = await furtherNames(database, type, release, batch);
    const renewed = all ? batch : batch.filter(({ slug }) => further.has(slug));
    const rows = renewed.map(({ slug, properties }) => [
      slug,
      searchTextOf(shared, properties, further.get(slug)),
    ]);
    if (rows.length > 0) await write(database, statement, { release, rows });
  }
}

function namingRelationships({ relationships }: NodeType): readonly Relationship[] {
  return [...relationships.values()].filter(({ names }) => names.length > 0);
}

/** The names that other nodes hold of these, by slug. */
async function furtherNames(
  database: Database,
  type: NodeType,
  release: string,
  nodes: readonly NodeRecord[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const relationship of namingRelationships(type)) {
    const statement = statements.furtherNames
      .replaceAll('(node:label', `(node:${escapeName(type.name)}`)
      .replaceAll('[relationship:types]', `[:${relationship.types.map(escapeName).join('|')}]`);
    const rows = await read<{ slug: string; ends: Record<string, unknown>[] }>(database, statement, {
      release,
      slugs: nodes.map(({ slug }) => slug),
    });
    for (const { slug, ends } of rows) {
      found.set(slug, [...(found.get(slug) ?? []), ...furtherNamesOf(relationship, ends)]);
    }
  }
  return found;
}
