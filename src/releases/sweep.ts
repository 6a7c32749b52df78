import { readStatement } from '../cypher/read-statement.ts';
import { type Database, runAlone, write } from './database.ts';
import { ReleaseError } from './errors.ts';
import type { Release } from './list.ts';

const statements = {
  retire: readStatement('releases/retire'),
  removeRelationships: readStatement('releases/remove-relationships'),
  removeNodes: readStatement('releases/remove-nodes'),
  forget: readStatement('releases/forget'),
};

/** Releases that no reader ever saw, or whose removal was cut short: what crashed and failed runs left behind. */
export function abandoned(releases: readonly Release[]): Release[] {
  return releases.filter(({ state, wasPublished }) => state !== 'COMPLETE' || !wasPublished);
}

/** Releases that readers saw once, beyond the newest `keep`. Never the one that they see. */
export function outdated(releases: readonly Release[], keep: number): Release[] {
  return releases
    .filter(({ state, wasPublished, published }) => state === 'COMPLETE' && wasPublished && !published)
    .slice(keep);
}

/**
 * Removes the nodes of releases, in transactions of bounded size. Interrupted, it can be run again. Only under the dataset's lock: without
 * it, another process may be at work on a release that looks abandoned.
 *
 * @throws ReleaseError where readers see one of them; that one stays whole.
 */
export async function removeReleases(database: Database, releases: readonly Release[]): Promise<void> {
  for (const { id } of releases) {
    const retired = await write(database, statements.retire, { release: id });
    if (retired.length === 0) throw new ReleaseError(`Release ${id} is published, so it cannot be removed`);
    await runAlone(database, statements.removeRelationships, { release: id });
    await runAlone(database, statements.removeNodes, { release: id });
  }
}

/** Forgets releases whose nodes are removed. The newest release of a dataset is kept in mind, so that its number is not given again. */
export async function forgetRemoved(database: Database, dataset: string): Promise<void> {
  await write(database, statements.forget, { dataset });
}
