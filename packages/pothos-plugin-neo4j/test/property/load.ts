import { type Graph, type Property, unratedType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j, { type Driver } from 'neo4j-driver';
import { type Data, edgeProperties, type GraphEdge, type GraphNode } from './data.ts';
import type { Values } from './values.ts';

/** Stores data as the storage contract says: as the one, published release of its dataset. */
export async function load(driver: Driver, database: string, graph: Graph, data: Data): Promise<void> {
  const release = `${data.dataset}_1`;
  const session = driver.session({ database });
  const groups = new Map<string, { readonly text: string; readonly rows: object[] }>();
  const add = (text: string, row: object) => {
    const group = groups.get(text) ?? { text, rows: [] };
    groups.set(text, group);
    group.rows.push(row);
  };
  for (const node of data.nodes) {
    const labels = node.type.labels.map(escapeName).join(':');
    add(`UNWIND $rows AS row CREATE (n:${labels} {release: $release, slug: row.slug}) SET n += row.values`, {
      slug: node.slug,
      values: stored(node.values, node.type.properties),
    });
  }
  for (const edge of data.edges) {
    add(
      `UNWIND $rows AS row MATCH (a:${escapeName(edge.from.type.name)} {release: $release, slug: row.from}) ` +
        `MATCH (b:${escapeName(edge.to.type.name)} {release: $release, slug: row.to}) CREATE (a)-[r:${escapeName(edge.type)}]->(b) SET r = row.values`,
      {
        from: edge.from.slug,
        to: edge.to.slug,
        values: stored(edge.values, propertiesOfEdge(graph, edge)),
      },
    );
  }
  try {
    await session.executeWrite(async (transaction) => {
      await transaction.run('MERGE (p:Publication {dataset: $dataset}) SET p.release = $release', {
        dataset: data.dataset,
        release,
      });
      for (const { text, rows } of groups.values()) await transaction.run(text, { rows, release });
    });
  } finally {
    await session.close();
  }
}

/** Removes all data, whatever a case left behind. */
export async function clear(driver: Driver, database: string): Promise<void> {
  await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database });
}

function propertiesOfEdge(graph: Graph, { from, type }: GraphEdge): ReadonlyMap<string, Property> {
  const declared = graph.outgoing.find(
    (one) =>
      one.from === from.type &&
      one.relationship.types.some((stated) => [stated, `${stated}_INFERRED`].includes(unratedType(type))),
  );
  return declared ? edgeProperties(graph, declared.relationship) : new Map();
}

function stored(values: GraphNode['values'], properties: ReadonlyMap<string, Property>): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typed(value, properties.get(name))]),
  );
}

function typed(value: Values[string], property: Property | undefined): unknown {
  if (property?.kind !== 'Int') return value;
  return Array.isArray(value) ? value.map((item) => neo4j.int(item)) : neo4j.int(Number(value));
}
