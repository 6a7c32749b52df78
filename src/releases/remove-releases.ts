import { describeDriverError } from '@rolegraph/managed-neo4j/driver-error';
import { readStatement } from '../cypher/read-statement.ts';
import { type Database, write } from './database.ts';
import { IncompleteRemovalError, ReleaseError } from './errors.ts';
import type { Release } from './list.ts';
import { removeRecords } from './remove-records.ts';

const statements = {
  retire: readStatement('releases/retire'),
  emptied: readStatement('releases/emptied'),
  forget: readStatement('releases/forget'),
};

/** Releases that no reader ever saw, or whose removal was cut off: what crashed and failed runs left behind. */
export function abandoned(releases: readonly Release[]): Release[] {
  return releases.filter(({ state, wasPublished, emptied }) => {
    return !emptied && (state !== 'COMPLETE' || !wasPublished);
  });
}

/** Releases that readers saw once, beyond the newest `keep`. Never the one that they see. */
export function outdated(releases: readonly Release[], keep: number): Release[] {
  return releases
    .filter(({ state, wasPublished, published }) => state === 'COMPLETE' && wasPublished && !published)
    .slice(keep);
}

/** Receives, after each transaction of a removal, the nodes and relationships removed so far, and the total where it is known. */
export type OnRemoved = (removed: number, total: number | undefined) => void;

/**
 * Removes all that releases of a dataset have, in transactions of bounded size. Interrupted, it can be run again. Only under the dataset's
 * lock: without it, another process may be at work on a release that looks abandoned.
 *
 * @throws ReleaseError where readers see one of them; that one stays whole.
 * @throws IncompleteRemovalError where Neo4j fails on the way.
 */
export async function removeReleases(
  database: Database,
  dataset: string,
  releases: readonly Release[],
  onRemoved: OnRemoved = () => undefined,
): Promise<void> {
  if (releases.length === 0) return;
  const ids = releases.map(({ id }) => id);
  for (const id of ids) {
    const retired = await write(database, statements.retire, { release: id });
    if (retired.length === 0) throw new ReleaseError(`Release ${id} is published, so it cannot be removed`);
  }
  const total = totalOf(releases);
  try {
    await removeRecords(database, ids, (removed) => onRemoved(removed, total));
    await write(database, statements.emptied, { releases: ids });
  } catch (thrown) {
    const reason = describeDriverError(thrown);
    if (reason === undefined) throw thrown;
    const commands = ids.map((id) => `\`npm run dataset -- remove ${dataset} ${id}\``).join(' and ');
    throw new IncompleteRemovalError(
      `Part of ${ids.join(', ')} is removed, and no reader sees the rest. ${reason} ${commands} goes on where the removal ended; so does the next import of the dataset.`,
      { cause: thrown },
    );
  }
}

/** The total; undefined where one was never or is not complete. */
function totalOf(releases: readonly Release[]): number | undefined {
  let total = 0;
  for (const { state, nodes, relationships } of releases) {
    if (state !== 'COMPLETE' || nodes === null || relationships === null) return undefined;
    total += nodes + relationships;
  }
  return total;
}

/** Forgets releases whose nodes are removed. The newest release of a dataset is kept in mind, so that its number is not given again. */
export async function forgetRemoved(database: Database, dataset: string): Promise<void> {
  await write(database, statements.forget, { dataset });
}
