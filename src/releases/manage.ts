import { readStatement } from '../cypher/read-statement.ts';
import { withAnnouncement } from './announcement.ts';
import { type Database, write } from './database.ts';
import { ReleaseError } from './errors.ts';
import { listReleases, type Release } from './list.ts';
import { withLock } from './lock.ts';
import { publish } from './release-states.ts';
import { abandoned, forgetRemoved, type OnRemoved, removeReleases } from './remove-releases.ts';

const statements = {
  stored: readStatement('releases/stored'),
  unpublish: readStatement('releases/unpublish'),
};

/** A release with the dataset that it is of. */
export interface StoredRelease extends Release {
  readonly dataset: string;
}

/** The releases of all datasets, by dataset and newest first. */
export async function storedReleases(database: Database): Promise<readonly StoredRelease[]> {
  return write<StoredRelease & Record<string, unknown>>(database, statements.stored);
}

/**
 * Finds a release by its id such as `onet_2`, its number, or the origin's own version, of which it gives the newest.
 *
 * @throws ReleaseError where none fits; it lists all.
 */
export function findRelease(releases: readonly Release[], dataset: string, wanted: string): Release {
  const complete = releases.filter(({ state, wasPublished }) => state === 'COMPLETE' && wasPublished);
  const found =
    complete.find(({ id, number }) => id === wanted || String(number) === wanted) ??
    complete.find(({ version }) => version === wanted);
  if (found) return found;
  const names = complete.map(({ id, version }) => (version ? `${id} (${version})` : id));
  throw new ReleaseError(
    names.length === 0
      ? `There is no dataset ${dataset}.`
      : `There is no release ${wanted} of the dataset ${dataset}; there are: ${names.join(', ')}.`,
  );
}

export interface ManageOptions {
  readonly onWait: () => void;
}

export interface RemoveOptions extends ManageOptions {
  readonly onRemoved?: OnRemoved;
}

/**
 * Lets readers of a dataset see another of its releases.
 *
 * @returns The id of the release that they see now.
 * @throws ReleaseError where there is no such release.
 */
export async function useRelease(
  database: Database,
  dataset: string,
  wanted: string,
  { onWait }: ManageOptions,
): Promise<string> {
  return withAnnouncement(database, dataset, (announce) =>
    withLock(database, dataset, { onWait }, async (transaction) => {
      const { id } = findRelease(await listReleases(database, dataset), dataset, wanted);
      await announce();
      await publish(transaction, id);
      return id;
    }),
  );
}

/**
 * Removes a release that readers do not see, or the whole dataset. A removal that was cut off goes on.
 *
 * @param wanted The release; all of them where left out.
 * @returns The ids of removed releases.
 * @throws ReleaseError where there is none, or where readers see the one that is named.
 * @throws IncompleteRemovalError where Neo4j fails on the way.
 */
export async function removeDataset(
  database: Database,
  dataset: string,
  wanted: string | undefined,
  { onWait, onRemoved }: RemoveOptions,
): Promise<readonly string[]> {
  return withAnnouncement(database, dataset, (announce) =>
    withLock(database, dataset, { onWait }, async () => {
      const releases = (await listReleases(database, dataset)).filter(({ emptied }) => !emptied);
      if (wanted !== undefined) {
        const release = unfinished(releases, wanted) ?? findRelease(releases, dataset, wanted);
        if (release.published) {
          throw new ReleaseError(
            `Readers see release ${release.id}. Let them see another one first (\`npm run dataset -- use ${dataset} <release>\`), or remove the whole dataset (\`npm run dataset -- remove ${dataset}\`).`,
          );
        }
        await announce();
        await removeReleases(database, dataset, [release], onRemoved);
        await forgetRemoved(database, dataset);
        return [release.id];
      }
      if (releases.length === 0) throw new ReleaseError(`There is no dataset ${dataset}.`);
      await announce();
      await write(database, statements.unpublish, { dataset });
      await removeReleases(database, dataset, releases, onRemoved);
      await forgetRemoved(database, dataset);
      return releases.map(({ id }) => id);
    }),
  );
}

/** The release that a killed import or a cut-off removal has left. No reader can ask for it, so it has no version. */
function unfinished(releases: readonly Release[], wanted: string): Release | undefined {
  return abandoned(releases).find(({ id, number }) => id === wanted || String(number) === wanted);
}
