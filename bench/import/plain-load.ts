import { escapeName } from '@rolegraph/graph-model/cypher';
import type { Driver } from 'neo4j-driver';
import type { NodeRecord, RelationshipRecord } from '../../src/releases/index.ts';
import type { RecordValidator } from '../../src/releases/record-validator.ts';

/** The rows of an import, all in memory, in groups that one statement each can write. */
export interface PlainRows {
  readonly nodes: ReadonlyMap<string, { readonly labels: readonly string[]; readonly rows: object[] }>;
  readonly relationships: ReadonlyMap<
    string,
    { readonly type: string; readonly from: string; readonly to: string; readonly rows: object[] }
  >;
  readonly count: number;
}

/** Turns records into rows as they are stored, before the clock starts. */
export async function plainRows(
  records: { nodes: AsyncIterable<NodeRecord>; relationships: AsyncIterable<RelationshipRecord> },
  writable: RecordValidator,
  release: string,
): Promise<PlainRows> {
  const nodes = new Map<string, { labels: readonly string[]; rows: object[] }>();
  const relationships = new Map<string, { type: string; from: string; to: string; rows: object[] }>();
  let count = 0;
  for await (const record of records.nodes) {
    const { labels, properties } = writable.node(release, record);
    const group = nodes.get(record.type) ?? { labels, rows: [] };
    group.rows.push(properties);
    nodes.set(record.type, group);
    count += 1;
  }
  for await (const record of records.relationships) {
    const { type, from, to } = record;
    const key = `${from.type} ${type} ${to.type}`;
    const group = relationships.get(key) ?? { type, from: from.type, to: to.type, rows: [] };
    group.rows.push({ from: from.slug, to: to.slug, properties: writable.relationship(record) });
    relationships.set(key, group);
    count += 1;
  }
  return { nodes, relationships, count };
}

/**
 * Loads rows as one would by hand: the raw driver, UNWIND, one statement per label and per type of relationships, ends found by their key,
 * batch after batch.
 */
export async function plainLoad(
  driver: Driver,
  { nodes, relationships }: PlainRows,
  release: string,
  batch: number,
): Promise<void> {
  const session = driver.session({ database: 'neo4j' });
  try {
    for (const { labels, rows } of nodes.values()) {
      const statement = `UNWIND $rows AS row CREATE (node:${labels.map(escapeName).join(':')}) SET node = row`;
      for (let at = 0; at < rows.length; at += batch) {
        const part = rows.slice(at, at + batch);
        await session.executeWrite((tx) => tx.run(statement, { rows: part }));
      }
    }
    for (const { type, from, to, rows } of relationships.values()) {
      const statement = `UNWIND $rows AS row
        MATCH (source:${escapeName(from)} {release: $release, slug: row.from})
        MATCH (target:${escapeName(to)} {release: $release, slug: row.to})
        CREATE (source)-[relationship:${escapeName(type)}]->(target) SET relationship = row.properties`;
      for (let at = 0; at < rows.length; at += batch) {
        const part = rows.slice(at, at + batch);
        await session.executeWrite((tx) => tx.run(statement, { rows: part, release }));
      }
    }
  } finally {
    await session.close();
  }
}
