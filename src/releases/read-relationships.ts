import { allStoredTypes, type Graph, type NodeType, unratedType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { type Database, streamed } from './database.ts';
import { readStoredNodes } from './read-nodes.ts';
import { type RelationshipRecord, undeclaredProperties, withoutProperties } from './records.ts';

const statements = {
  relationships: readStatement('releases/read-relationships'),
  hubRelationships: readStatement('releases/read-hub-relationships'),
};

/** Start nodes whose relationships one statement reads. */
const startsPerPage = 100;
/** Relationships that one statement sorts: a transaction holds them in memory. */
const maxSorted = 20_000;

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

/** The relationships that start from a node that has more than one statement sorts. */
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

const undeclared: ReadonlySet<string> = new Set(undeclaredProperties);

function relationshipOf(row: StoredRelationship, type: NodeType, graph: Graph): RelationshipRecord {
  const end = row.labels.find((label) => graph.nodes.has(label)) ?? '';
  return {
    type: unratedType(row.type),
    from: { type: type.name, slug: row.from },
    to: { type: end, slug: row.slug },
    properties: withoutProperties(undeclared, row.properties),
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
