import {
  type Graph,
  maxNearestProfiles,
  type NodeType,
  type ProfileDeclaration,
  profiledTypes,
  profileProperties,
  profileRelationship,
  profileVersion,
  type Relationship,
  ratedType,
} from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';

import { batches } from './batches.ts';
import { type Database, streamed, write } from './database.ts';
import { nearestProfiles, type SparseProfile } from './nearest-profiles.ts';

const statements = {
  ratings: readStatement('releases/read-ratings'),
  write: readStatement('releases/write-derived'),
  written: readStatement('releases/profiles-written'),
};

const batchSize = 200;

/** Ratings from which on a node counts as rated, where at least half of its relationships have ratings. */
const minRatings = 5;

/** Computes the profiles of releases anew. Killed on the way, it begins again with the release that it was at. */
export async function renewProfiles(
  database: Database,
  graph: Graph,
  releases: readonly string[],
): Promise<void> {
  for (const release of releases) {
    await addProfiles(database, graph, release);
    await write(database, statements.written, { release, version: neo4j.int(profileVersion) });
  }
}

/**
 * Stores at each rated node of a release the rated nodes with the most similar profiles. Call it when all relationships are written.
 *
 * @param written The release's relationships, counted by type; undefined where that is not known.
 */
export async function addProfiles(
  database: Database,
  graph: Graph,
  release: string,
  written?: ReadonlyMap<string, number>,
): Promise<void> {
  for (const type of profiledTypes(graph)) {
    const relationship = profileRelationship(type);
    if (!relationship) continue;
    const types = relationship.types.flatMap((name) => [name, ratedType(name)]);
    if (written && !types.some((name) => written.has(name))) continue;
    await addProfilesOf(database, type, relationship, types, release);
  }
}

async function addProfilesOf(
  database: Database,
  type: NodeType,
  { profile }: Relationship & { readonly profile: ProfileDeclaration },
  types: readonly string[],
  release: string,
): Promise<void> {
  const { nodes, dimensions } = await readRatedNodes(database, type, profile, types, release);
  const used = scalesOf(nodes, profile.scales);
  const rated = nodes.flatMap(({ slug, relationships, ratings }) => {
    const weighed = profileOf(ratings, used.indexes);
    const enough = weighed.positions.length >= Math.max(minRatings, relationships / 2);
    return enough && weighed.weights.some((weight) => weight > 0) ? [{ slug, profile: weighed }] : [];
  });
  const nearest = nearestProfiles(
    rated.map((node) => node.profile),
    dimensions,
    maxNearestProfiles,
  );
  const rows = async function* () {
    let index = 0;
    for await (const { indexes, similarities } of nearest) {
      const properties = {
        [profileProperties.scales]: used.names,
        [profileProperties.nearest]: indexes.map((other) => rated[other]?.slug ?? ''),
        [profileProperties.similarities]: similarities,
      };
      yield [rated[index]?.slug ?? '', properties];
      index += 1;
    }
  };
  const statement = statements.write.replaceAll(':label', `:${escapeName(type.name)}`);
  for await (const batch of batches(rows(), batchSize)) {
    await write(database, statement, { release, rows: batch });
  }
}

interface Ratings {
  readonly positions: Uint32Array;
  /** The values of each scale, in the order of the positions; NaN where one is missing. */
  readonly values: readonly Float64Array[];
}

interface RatedNode {
  readonly slug: string;
  /** Its count of relationships of the types with ratings. */
  readonly relationships: number;
  readonly ratings: Ratings;
}

async function readRatedNodes(
  database: Database,
  type: NodeType,
  { scales, zeroWhere }: ProfileDeclaration,
  types: readonly string[],
  release: string,
): Promise<{ readonly nodes: readonly RatedNode[]; readonly dimensions: number }> {
  const statement = statements.ratings
    .replaceAll('(node:label', `(node:${escapeName(type.name)}`)
    .replaceAll('[rating:types]', `[rating:${types.map(escapeName).join('|')}]`);
  const positions = new Map<string, number>();
  const positionOf = (slug: string) => {
    const position = positions.get(slug);
    if (position !== undefined) return position;
    positions.set(slug, positions.size);
    return positions.size - 1;
  };
  const nodes: RatedNode[] = [];
  const rows = streamed<{
    slug: string;
    relationships: number;
    ends: readonly string[];
    values: readonly (readonly (number | null)[])[];
  }>(database, statement, { release, scales, zeroWhere: zeroWhere ?? '' });
  for await (const { slug, relationships, ends, values } of rows) {
    const ratings = {
      positions: Uint32Array.from(ends, positionOf),
      values: scales.map((_scale, index) => Float64Array.from(values, (row) => row[index] ?? Number.NaN)),
    };
    nodes.push({ slug, relationships, ratings });
  }
  return { nodes, dimensions: positions.size };
}

/** All scales where at least half of a release's ratings have all of them; else the one that most ratings have. */
function scalesOf(nodes: readonly RatedNode[], scales: readonly string[]) {
  const counts = scales.map(() => 0);
  let complete = 0;
  let all = 0;
  for (const { ratings } of nodes) {
    all += ratings.positions.length;
    for (let rating = 0; rating < ratings.positions.length; rating += 1) {
      const present = ratings.values.map((values) => !Number.isNaN(values[rating]));
      for (const [scale, isPresent] of present.entries())
        if (isPresent) counts[scale] = (counts[scale] ?? 0) + 1;
      if (present.every(Boolean)) complete += 1;
    }
  }
  const indexes = complete * 2 >= all ? [...scales.keys()] : [counts.indexOf(Math.max(...counts))];
  return { indexes, names: indexes.map((index) => scales[index] ?? '') };
}

/** The profile of a node's ratings: of those that have all of the scales, the product of their values. */
function profileOf({ positions, values }: Ratings, scales: readonly number[]): SparseProfile {
  const weights = Float64Array.from(positions, (_position, rating) =>
    scales.reduce((product, scale) => product * (values[scale]?.[rating] ?? Number.NaN), 1),
  );
  return {
    positions: positions.filter((_position, rating) => !Number.isNaN(weights[rating])),
    weights: weights.filter((weight) => !Number.isNaN(weight)),
  };
}
