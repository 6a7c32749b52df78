import {
  allStoredTypes,
  type Graph,
  type NodeType,
  searchTextProperties,
  storedProfileProperties,
  unratedType,
} from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { commonlyOrderedPrefix, isOrderedTwoWays, sortKey, sortKeyOf } from '@rolegraph/graph-model/text';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { type Database, read, streamed } from './database.ts';
import { type NodeRecord, partProperty, type RelationshipRecord } from './records.ts';

const statements = {
  nodes: readStatement('releases/read-nodes'),
  slugs: readStatement('releases/read-slugs'),
  relationships: readStatement('releases/read-relationships'),
  hubRelationships: readStatement('releases/read-hub-relationships'),
};

const pageSize = 1000;
const slugsPerPage = 10_000;
/** Of how many nodes the relationships are asked for at once. */
const startsPerPage = 100;
/** How many relationships Neo4j sorts at once: what it sorts, a transaction holds. */
const maxSorted = 20_000;

/** What is stored beside the declared properties, but for search text and profiles. */
const undeclared = ['release', 'slug', partProperty];

/** The nodes of one type in a release, sorted by slug, holding a page at a time. */
export async function* readNodes(
  database: Database,
  type: NodeType,
  release: string,
): AsyncGenerator<NodeRecord> {
  const ours = new Set([
    ...undeclared,
    ...(type.interface ? searchTextProperties(type.interface) : []),
    ...storedProfileProperties(type),
  ]);
  for await (const { slug, properties, part } of readStoredNodes(database, type, release)) {
    yield { type: type.name, slug, properties: without(ours, properties), part: part ?? undefined };
  }
}

interface StoredNode extends Record<string, unknown> {
  readonly slug: string;
  readonly properties: Record<string, unknown>;
  readonly part: string | null;
  readonly degree: number;
}

async function* readStoredNodes(
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
      limit: neo4j.int(pageSize),
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.slug;
  }
}

/** The slugs of the nodes of one type in a release, sorted, holding a page at a time. */
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

/** The parameters of a page behind a slug. */
function startAfter(after: string) {
  return { after, afterPrefix: commonlyOrderedPrefix(after), afterKey: sortKey(after) };
}

/** Neo4j sorts such slugs otherwise than it compares them. */
const slugIsAfter = `node.slug >= $afterPrefix AND ${sortKeyOf('node.slug', variables())} > $afterKey`;

function variables(): () => string {
  let count = 0;
  return () => `k${count++}`;
}

/** The relationships that start from nodes of one type in a release, sorted by start, stored type and end. */
export async function* readRelationships(
  database: Database,
  graph: Graph,
  type: NodeType,
  release: string,
): AsyncGenerator<RelationshipRecord> {
  const types = outgoingTypes(graph, type);
  if (types.length === 0) return;
  const named = (statement: string) =>
    statement
      .replaceAll('(start:label', `(start:${escapeName(type.name)}`)
      .replaceAll('[relationship:types]', `[relationship:${types.map(escapeName).join('|')}]`);
  let slugs: string[] = [];
  let sorted = 0;
  const page = async function* (): AsyncGenerator<StoredRelationship> {
    yield* streamed<StoredRelationship>(database, named(statements.relationships), { release, slugs });
    slugs = [];
    sorted = 0;
  };
  const rows = async function* (): AsyncGenerator<StoredRelationship> {
    for await (const { slug, degree } of readStoredNodes(database, type, release)) {
      if (slugs.length === startsPerPage || (slugs.length > 0 && sorted + degree > maxSorted)) yield* page();
      if (degree > maxSorted) {
        yield* readHub(database, named(statements.hubRelationships), release, slug);
      } else {
        slugs.push(slug);
        sorted += degree;
      }
    }
    if (slugs.length > 0) yield* page();
  };
  for await (const row of rows()) yield relationshipOf(row, type, graph);
}

/** The relationships that start from a node with very many of them. */
async function* readHub(
  database: Database,
  statement: string,
  release: string,
  from: string,
): AsyncGenerator<StoredRelationship> {
  for (let after = ['', '', '']; ; ) {
    const limit = neo4j.int(maxSorted);
    let last: (StoredRelationship & { readonly key: string }) | undefined;
    let count = 0;
    const rows = streamed<StoredRelationship & { readonly key: string }>(database, statement, {
      release,
      from,
      after,
      limit,
    });
    for await (const row of rows) {
      yield row;
      last = row;
      count += 1;
    }
    if (!last || count < maxSorted) return;
    after = [last.type, last.key, last.slug];
  }
}

interface StoredRelationship extends Record<string, unknown> {
  readonly from: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly slug: string;
  readonly properties: Record<string, unknown>;
  readonly part: string | null;
}

function relationshipOf(row: StoredRelationship, type: NodeType, graph: Graph): RelationshipRecord {
  const end = row.labels.find((label) => graph.nodes.has(label)) ?? '';
  return {
    type: unratedType(row.type),
    from: { type: type.name, slug: row.from },
    to: { type: end, slug: row.slug },
    properties: without(undeclaredOfRelationships, row.properties),
    part: row.part ?? undefined,
  };
}

function outgoingTypes({ outgoing }: Graph, type: NodeType): readonly string[] {
  const declared = outgoing.filter(({ from }) => from === type).map(({ relationship }) => relationship);
  return [
    ...new Set(
      declared.flatMap((relationship) =>
        relationship.types.flatMap((name) => allStoredTypes(name, relationship)),
      ),
    ),
  ];
}

const undeclaredOfRelationships: ReadonlySet<string> = new Set(undeclared);

function without(names: ReadonlySet<string>, properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)));
}
