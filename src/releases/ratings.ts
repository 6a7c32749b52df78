import {
  conjunction,
  type Graph,
  type NodeType,
  type Relationship,
  ratedType,
  relationshipTypes,
  type Threshold,
  thresholdConditions,
} from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { batches } from './batches.ts';
import { type Database, read, write } from './database.ts';
import { readSlugs } from './read-nodes.ts';

const statements = {
  move: readStatement('releases/move-ratings'),
  count: readStatement('releases/count-relationships'),
  sizes: readStatement('releases/sizes'),
  moved: readStatement('releases/ratings-moved'),
};

const nodesPerBatch = 100;
/** Relationships that one transaction moves. */
const maxMoved = 5000;

/** The declared thresholds as text, by which a release says how its relationships are stored. */
export function describeThresholds(graph: Graph): string {
  return JSON.stringify(
    ratedRelationships(graph).map(({ from, relationship, threshold: { atLeast, unless } }) => [
      from.name,
      relationship.types,
      atLeast,
      unless,
    ]),
  );
}

/**
 * Stores the relationships of releases by the declared thresholds. It holds a batch at a time; killed on the way, it begins again with the
 * release that it was at.
 */
export async function renewRatings(
  database: Database,
  graph: Graph,
  releases: readonly string[],
): Promise<void> {
  const rated = ratedRelationships(graph);
  for (const release of releases) {
    for (const { from, relationship, threshold } of rated) {
      const counts = conjunction(thresholdConditions('old', threshold));
      for (const [type, below] of storedPairs(relationship)) {
        await moveAll(database, release, {
          from,
          relationship,
          type,
          to: below,
          condition: `NOT (${counts})`,
        });
        await moveAll(database, release, { from, relationship, type: below, to: type, condition: counts });
      }
    }
    await recount(database, graph, release, rated);
  }
}

interface RatedRelationship {
  readonly from: NodeType;
  readonly relationship: Relationship;
  readonly threshold: Threshold;
}

function ratedRelationships({ outgoing }: Graph): readonly RatedRelationship[] {
  return outgoing.flatMap(({ from, relationship }) =>
    relationship.threshold ? [{ from, relationship, threshold: relationship.threshold }] : [],
  );
}

/** Types as they are stored where the threshold is met, each with the one where it is not. */
function storedPairs(relationship: Relationship): readonly (readonly [string, string])[] {
  return relationshipTypes(relationship, true).map((type) => [type, ratedType(type)] as const);
}

interface Move {
  readonly from: NodeType;
  readonly relationship: Relationship;
  readonly type: string;
  readonly to: string;
  /** Over the relationship `old`. */
  readonly condition: string;
}

async function moveAll(
  database: Database,
  release: string,
  { from, relationship, type, to, condition }: Move,
): Promise<void> {
  const statement = statements.move
    .replaceAll('(node:label', `(node:${escapeName(from.name)}`)
    .replaceAll(
      'target:target_label',
      `target:${relationship.targets.map(({ name }) => escapeName(name)).join('|')}`,
    )
    .replaceAll('old_type', escapeName(type))
    .replaceAll('new_type', escapeName(to))
    .replaceAll('$condition', condition);
  for await (const slugs of batches(readSlugs(database, from, release), nodesPerBatch)) {
    for (let moved = maxMoved; moved === maxMoved; ) {
      const [row] = await write<{ moved: number }>(database, statement, {
        release,
        slugs,
        limit: neo4j.int(maxMoved),
      });
      moved = Number(row?.moved ?? 0);
    }
  }
}

async function recount(
  database: Database,
  graph: Graph,
  release: string,
  rated: readonly RatedRelationship[],
): Promise<void> {
  const [sizes] = await read<{ relationshipTypes: string[]; relationshipCounts: number[] }>(
    database,
    statements.sizes,
    { release },
  );
  const counts = new Map(
    sizes?.relationshipTypes.map((type, index) => [type, Number(sizes.relationshipCounts[index])] as const),
  );
  const types = new Set(rated.flatMap(({ relationship }) => storedPairs(relationship).flat()));
  for (const type of types) {
    let sum = 0;
    for (const { from, relationship } of graph.outgoing) {
      if (!storedPairs(relationship).flat().includes(type)) continue;
      const statement = statements.count
        .replaceAll('(node:label', `(node:${escapeName(from.name)}`)
        .replaceAll('stored_type', escapeName(type));
      const [row] = await read<{ count: number }>(database, statement, { release });
      sum += Number(row?.count ?? 0);
    }
    if (sum > 0) counts.set(type, sum);
    else counts.delete(type);
  }
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await write(database, statements.moved, {
    release,
    thresholds: describeThresholds(graph),
    relationshipTypes: sorted.map(([type]) => type),
    relationshipCounts: sorted.map(([, count]) => neo4j.int(count)),
  });
}
