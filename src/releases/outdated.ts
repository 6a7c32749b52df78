import {
  type Graph,
  profiledTypes,
  profileVersion,
  searchTextVersion,
  statisticsVersion,
} from '@rolegraph/graph-model';
import { readStatement } from '../cypher/read-statement.ts';
import { publishedReleases } from './current.ts';
import { type Database, read } from './database.ts';
import { renewProfiles } from './profiles.ts';
import { describeThresholds, renewRatings } from './ratings.ts';
import { renewSearchTexts } from './search-texts.ts';
import { renewStatistics } from './statistics.ts';

const statement = readStatement('releases/stored-forms');

interface StoredForms extends Record<string, unknown> {
  readonly release: string;
  readonly number: number;
  readonly searchTextVersion: number | null;
  readonly profileVersion: number | null;
  readonly statisticsVersion: number | null;
  readonly thresholds: string | null;
}

/** Data that may be in an older form. Profiles and statistics are computed from ratings under the types that they are stored by now. */
const forms = [
  ['searchTexts', 'Making search texts anew', renewSearchTexts],
  ['ratings', 'Storing ratings by the declared thresholds', renewRatings],
  ['profiles', 'Computing profiles', renewProfiles],
  ['statistics', 'Computing statistics', renewStatistics],
] as const;

type Form = (typeof forms)[number][0];

/** A release that an earlier version of RoleGraph has stored, and its data in an older form. */
export interface OutdatedRelease {
  readonly release: string;
  readonly number: number;
  readonly outdated: ReadonlySet<Form>;
}

/** The releases that store something in an older form. */
export async function outdatedReleases(
  database: Database,
  graph: Graph,
): Promise<readonly OutdatedRelease[]> {
  const stored = await read<StoredForms>(database, statement);
  return stored
    .map((release) => ({ ...release, outdated: outdatedForms(release, graph) }))
    .filter(({ outdated }) => outdated.size > 0);
}

function outdatedForms(stored: StoredForms, graph: Graph): ReadonlySet<Form> {
  const isOlder = (version: number | null, now: number) => Number(version ?? 0) < now;
  const ratings = (stored.thresholds ?? '[]') !== describeThresholds(graph);
  const is: Record<Form, boolean> = {
    searchTexts: isOlder(stored.searchTextVersion, searchTextVersion),
    ratings,
    profiles: profiledTypes(graph).length > 0 && isOlder(stored.profileVersion, profileVersion),
    statistics: ratings || isOlder(stored.statisticsVersion, statisticsVersion),
  };
  return new Set(forms.map(([form]) => form).filter((form) => is[form]));
}

/**
 * Gives releases the current form, the published ones first. Killed on the way, it goes on with what it was at.
 *
 * @param log Takes a line on each form that is brought up to date.
 */
export async function renewReleases(
  database: Database,
  graph: Graph,
  log: (line: string) => void,
): Promise<void> {
  const found = await outdatedReleases(database, graph);
  if (found.length === 0) return;
  const published = new Set([...(await publishedReleases(database)).values()].map(({ release }) => release));
  const isPublished = ({ release }: OutdatedRelease) => Number(published.has(release));
  const sorted = found.toSorted(
    (a, b) => isPublished(b) - isPublished(a) || b.number - a.number || (a.release < b.release ? -1 : 1),
  );
  for (const [form, action, renew] of forms) {
    const releases = sorted.filter(({ outdated }) => outdated.has(form)).map(({ release }) => release);
    if (releases.length === 0) continue;
    log(`${action} for ${releases.join(', ')}`);
    await renew(database, graph, releases);
  }
}
