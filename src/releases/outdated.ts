import {
  type Graph,
  profiledTypes,
  profileVersion,
  searchTextVersion,
  statisticsVersion,
} from '@rolegraph/graph-model';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';

import { type Database, read } from './database.ts';
import { renewProfiles } from './profiles.ts';
import { describeThresholds, renewRatings } from './ratings.ts';
import { renewSearchTexts } from './search-texts.ts';
import { renewStatistics } from './statistics.ts';

const statement = readStatement('releases/outdated');

/** A release that an earlier version of RoleGraph has stored, and what of it is in an older form. */
export interface OutdatedRelease extends Record<string, unknown> {
  readonly release: string;
  readonly searchTexts: boolean;
  readonly ratings: boolean;
  readonly profiles: boolean;
  readonly statistics: boolean;
}

/** The releases that store something in an older form, the published ones first. */
export function outdatedReleases(database: Database, graph: Graph): Promise<readonly OutdatedRelease[]> {
  return read<OutdatedRelease>(database, statement, {
    searchTextVersion: neo4j.int(searchTextVersion),
    thresholds: describeThresholds(graph),
    profileVersion: neo4j.int(profiledTypes(graph).length > 0 ? profileVersion : 0),
    statisticsVersion: neo4j.int(statisticsVersion),
  });
}

/**
 * Brings releases to the form of now. Killed on the way, it goes on with what it was at.
 *
 * @param log Takes a line on each form that is brought up to date.
 */
export async function renewReleases(
  database: Database,
  graph: Graph,
  log: (line: string) => void,
): Promise<void> {
  const outdated = await outdatedReleases(database, graph);
  // Profiles and statistics are computed from ratings under the types that they are stored by now.
  for (const [form, action, renew] of forms) {
    const releases = outdated.filter((release) => release[form]).map(({ release }) => release);
    if (releases.length === 0) continue;
    log(`${action} for ${releases.join(', ')}`);
    await renew(database, graph, releases);
  }
}

const forms = [
  ['searchTexts', 'Making search texts anew', renewSearchTexts],
  ['ratings', 'Storing ratings by the declared thresholds', renewRatings],
  ['profiles', 'Computing profiles', renewProfiles],
  ['statistics', 'Computing statistics', renewStatistics],
] as const;
