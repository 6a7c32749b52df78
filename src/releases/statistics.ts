import {
  type DegreeStatistics,
  degreeProperties,
  type Graph,
  statisticsVersion,
  unratedType,
} from '@rolegraph/graph-model';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { type Database, read, streamed, write } from './database.ts';

const statements = {
  degrees: readStatement('releases/read-degrees'),
  sizes: readStatement('releases/sizes'),
  written: readStatement('releases/statistics-written'),
};

/** Computes the statistics of releases anew. Killed on the way, it begins again with the release that it was at. */
export async function renewStatistics(
  database: Database,
  _graph: Graph,
  releases: readonly string[],
): Promise<void> {
  for (const release of releases) {
    const [sizes] = await read<{ nodeTypes: string[]; nodeCounts: number[] }>(database, statements.sizes, {
      release,
    });
    const counts = sizes?.nodeTypes.map((type, index) => [type, Number(sizes.nodeCounts[index])] as const);
    await addStatistics(database, release, new Map(counts));
  }
}

/**
 * Computes how many relationships the nodes of a release have, and stores it with the release: a release never changes. It holds the
 * degrees that occur, not the nodes that have them. Call it when all relationships are written.
 *
 * @param nodesByType How many nodes of each type the release has.
 */
export async function addStatistics(
  database: Database,
  release: string,
  nodesByType: ReadonlyMap<string, number>,
): Promise<void> {
  const degrees = await readDegrees(database, release, nodesByType);
  await write(database, statements.written, {
    release,
    version: neo4j.int(statisticsVersion),
    statistics: { ...degreeLists(degrees), ...typeLists(degrees) },
  });
}

interface DegreeRow extends Record<string, unknown> {
  readonly nodeType: string;
  readonly direction: 'OUTGOING' | 'INCOMING';
  readonly type: string;
  readonly degree: number;
  readonly nodes: number;
}

async function readDegrees(
  database: Database,
  release: string,
  nodesByType: ReadonlyMap<string, number>,
): Promise<readonly DegreeStatistics[]> {
  const histograms = new Map<string, { readonly key: DegreeRow; readonly nodes: Map<number, number> }>();
  const parameters = { release, types: [...nodesByType.keys()] };
  for await (const row of streamed<DegreeRow>(database, statements.degrees, parameters)) {
    const id = `${row.nodeType} ${row.direction} ${row.type}`;
    const histogram = histograms.get(id) ?? { key: row, nodes: new Map() };
    histogram.nodes.set(row.degree, row.nodes);
    histograms.set(id, histogram);
  }
  return [...histograms]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, nodes }]) => summarized(key, nodes, nodesByType.get(key.nodeType) ?? 0));
}

function summarized(
  { nodeType, direction, type }: DegreeRow,
  histogram: ReadonlyMap<number, number>,
  allNodes: number,
): DegreeStatistics {
  const falling = [...histogram].toSorted(([a], [b]) => b - a);
  const nodes = falling.reduce((sum, [, count]) => sum + count, 0);
  const relationships = falling.reduce((sum, [degree, count]) => sum + degree * count, 0);
  return {
    nodeType,
    direction,
    type,
    nodes,
    relationships,
    percentile99: nearestRank99(falling, allNodes),
    max: falling[0]?.[0] ?? 0,
  };
}

/** The 99th percentile by nearest rank: the least value that at least 99 % of all do not exceed; 0 where that many have none. */
function nearestRank99(falling: readonly (readonly [degree: number, nodes: number])[], all: number): number {
  const mayExceed = all - Math.ceil(all * 0.99);
  let exceeding = 0;
  for (const [degree, nodes] of falling) {
    exceeding += nodes;
    if (exceeding > mayExceed) return degree;
  }
  return 0;
}

function degreeLists(degrees: readonly DegreeStatistics[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(degreeProperties).map(([key, property]) => [
      property,
      degrees.map((degree) => {
        const value = degree[key as keyof DegreeStatistics];
        return typeof value === 'number' ? neo4j.int(value) : value;
      }),
    ]),
  );
}

/** How many relationships there are of each type, stated and inferred ones apart; of those, how many do not meet the threshold. */
function typeLists(degrees: readonly DegreeStatistics[]): Record<string, unknown> {
  const types = new Map<string, { count: number; ratedCount: number }>();
  for (const { direction, type: stored, relationships } of degrees) {
    if (direction !== 'OUTGOING') continue;
    const type = unratedType(stored);
    const sums = types.get(type) ?? { count: 0, ratedCount: 0 };
    sums.count += relationships;
    if (type !== stored) sums.ratedCount += relationships;
    types.set(type, sums);
  }
  const sorted = [...types].toSorted(([a], [b]) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return {
    countedTypes: sorted.map(([type]) => type),
    typeCounts: sorted.map(([, { count }]) => neo4j.int(count)),
    typeRatedCounts: sorted.map(([, { ratedCount }]) => neo4j.int(ratedCount)),
  };
}

/** Sorts inferred relationships behind the stated ones of their type: a space comes before all letters of a name. */
function sortKey(type: string): string {
  return type.replace(/_INFERRED$/, ' INFERRED');
}
