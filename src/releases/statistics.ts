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
import { DegreeHistograms } from './degree-histograms.ts';
import { DegreeRankings } from './degree-rankings.ts';

const statements = {
  degrees: readStatement('releases/read-degrees'),
  sizes: readStatement('releases/sizes'),
  rankings: readStatement('releases/replace-rankings'),
  written: readStatement('releases/statistics-written'),
};

/** Computes the statistics of releases anew. Killed on the way, it begins again with the release that it was at. */
export async function renewStatistics(
  database: Database,
  graph: Graph,
  releases: readonly string[],
): Promise<void> {
  for (const release of releases) {
    const [sizes] = await read<{ nodeTypes: string[]; nodeCounts: number[] }>(database, statements.sizes, {
      release,
    });
    const counts = sizes?.nodeTypes.map((type, index) => [type, Number(sizes.nodeCounts[index])] as const);
    await addStatistics(database, graph, release, new Map(counts));
  }
}

/**
 * Computes the degrees of a release's nodes, and the nodes with the highest, and stores both with it: a release never
 * changes. It holds the degrees that occur and the nodes that lead, not all nodes. Call it when all relationships are written.
 *
 * @param nodesByType The release's number of nodes by type.
 */
export async function addStatistics(
  database: Database,
  graph: Graph,
  release: string,
  nodesByType: ReadonlyMap<string, number>,
): Promise<void> {
  const histograms = new DegreeHistograms();
  const rankings = new DegreeRankings(graph, nodesByType);
  const parameters = { release, types: [...nodesByType.keys()] };
  for await (const row of streamed<DegreesRow>(database, statements.degrees, parameters)) {
    const { nodeType, slug } = row;
    const [outgoing, incoming] = [new Map(row.outgoing), new Map(row.incoming)];
    for (const [type, degree] of outgoing) histograms.add({ nodeType, direction: 'OUTGOING', type }, degree);
    for (const [type, degree] of incoming) histograms.add({ nodeType, direction: 'INCOMING', type }, degree);
    rankings.add(nodeType, { slug, outgoing, incoming });
  }
  const degrees = histograms.statistics(nodesByType);
  await write(database, statements.rankings, { release, rankings: rankings.stored() });
  await write(database, statements.written, {
    release,
    version: neo4j.int(statisticsVersion),
    statistics: { ...degreeLists(degrees), ...typeLists(degrees) },
  });
}

interface DegreesRow extends Record<string, unknown> {
  readonly nodeType: string;
  readonly slug: string;
  readonly outgoing: readonly (readonly [type: string, degree: number])[];
  readonly incoming: readonly (readonly [type: string, degree: number])[];
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

/** Counts of relationships by type, stated and inferred ones apart, and of those that do not meet the threshold. */
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
