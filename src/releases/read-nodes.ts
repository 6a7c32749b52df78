import { type NodeType, searchTextProperties, storedProfileProperties } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { commonlyOrderedPrefix, isOrderedTwoWays, sortKey, sortKeyOf } from '@rolegraph/graph-model/text';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { type Database, read } from './database.ts';
import { type NodeRecord, undeclaredProperties, withoutProperties } from './records.ts';

const statements = {
  nodes: readStatement('releases/read-nodes'),
  slugs: readStatement('releases/read-slugs'),
};

const nodesPerPage = 1000;
const slugsPerPage = 10_000;

/** The nodes of one type in a release, sorted by slug, a page of them in memory at a time. */
export async function* readNodes(
  database: Database,
  type: NodeType,
  release: string,
): AsyncGenerator<NodeRecord> {
  const undeclared = new Set([
    ...undeclaredProperties,
    ...(type.interface ? searchTextProperties(type.interface) : []),
    ...storedProfileProperties(type),
  ]);
  for await (const { slug, properties, part } of readStoredNodes(database, type, release)) {
    yield {
      type: type.name,
      slug,
      properties: withoutProperties(undeclared, properties),
      part: part ?? undefined,
    };
  }
}

/** A node with all that is stored of it. */
export interface StoredNode extends Record<string, unknown> {
  readonly slug: string;
  readonly properties: Record<string, unknown>;
  readonly part: string | null;
  readonly degree: number;
}

/** The nodes of one type in a release with all that is stored of them, sorted by slug. */
export async function* readStoredNodes(
  database: Database,
  type: NodeType,
  release: string,
): AsyncGenerator<StoredNode> {
  const statement = statements.nodes.replaceAll(':label', `:${escapeName(type.name)}`);
  const keyed = statement.replaceAll('node.slug > $after', slugIsAfter);
  for (let after = ''; ; ) {
    const rows = await read<StoredNode>(database, isOrderedTwoWays(after) ? keyed : statement, {
      release,
      ...startAfter(after),
      limit: neo4j.int(nodesPerPage),
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < nodesPerPage) return;
    after = last.slug;
  }
}

/** The slugs of the nodes of one type in a release, sorted, a page of them in memory at a time. */
export async function* readSlugs(
  database: Database,
  type: NodeType,
  release: string,
): AsyncGenerator<string> {
  const statement = statements.slugs.replaceAll(':label', `:${escapeName(type.name)}`);
  const keyed = statement.replaceAll('node.slug > $after', slugIsAfter);
  for (let after = ''; ; ) {
    const rows = await read<{ slug: string }>(database, isOrderedTwoWays(after) ? keyed : statement, {
      release,
      ...startAfter(after),
      limit: neo4j.int(slugsPerPage),
    });
    for (const { slug } of rows) yield slug;
    const last = rows.at(-1);
    if (!last || rows.length < slugsPerPage) return;
    after = last.slug;
  }
}

/** The parameters of the page that follows a slug. */
function startAfter(after: string) {
  return { after, afterPrefix: commonlyOrderedPrefix(after), afterKey: sortKey(after) };
}

/** Neo4j sorts such slugs otherwise than it compares them. */
const slugIsAfter = `node.slug >= $afterPrefix AND ${sortKeyOf('node.slug', variables())} > $afterKey`;

function variables(): () => string {
  let count = 0;
  return () => `k${count++}`;
}
