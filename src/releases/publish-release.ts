import type { Graph } from '@rolegraph/graph-model';
import type { Driver } from 'neo4j-driver';
import { withAnnouncement, withdrawLeftovers } from './announcement.ts';
import { publishedReleases } from './current.ts';
import type { Database } from './database.ts';
import { IncompleteRemovalError, ReleaseError } from './errors.ts';
import { releaseFingerprint } from './fingerprint.ts';
import { withdrawLeftoverAnnouncements } from './leftover-announcements.ts';
import { listReleases, type Release } from './list.ts';
import { withLock } from './lock.ts';
import { prepareDatabase } from './prepare-database.ts';
import { describeThresholds } from './ratings.ts';
import type { Records } from './records.ts';
import { begin, complete, publish } from './release-states.ts';
import { abandoned, forgetRemoved, outdated, removeReleases } from './remove-releases.ts';
import { type Size, stage } from './stage.ts';
import { addStatistics } from './statistics.ts';

export interface PublishOptions {
  readonly database: string;
  /** The declared graph that the records belong to. */
  readonly model: Graph;
  readonly dataset: string;
  readonly records: Records;
  /** Tells these records from others: the same fingerprint is the same release. */
  readonly fingerprint: string;
  /** The records' sources, each as `name=fingerprint`, where a dataset has several sources. */
  readonly sources?: readonly string[];
  /** The release that parts of the records are carried over from. Another one in its place by then refuses the call. */
  readonly basedOn?: string | undefined;
  /** The number of once published releases to keep beside the current one, for looking back; 2 where not given. */
  readonly keep?: number;
  /** Receives the number of records written so far. */
  readonly onWritten?: (records: number) => void;
  /** Takes a line on each long step. */
  readonly log?: (line: string) => void;
}

export interface PublishResult extends Size {
  readonly status: 'unchanged' | 'published';
  /** The id of the release that readers see now. */
  readonly release: string;
  readonly milliseconds: number;
}

/**
 * Publishes records as a dataset's release. Where the published release was made from the same ones it does nothing; else it makes a new
 * release, which readers see all at once when it is whole. Failing or killed on the way, it leaves readers on the release they had, and
 * the next run clears up. Of several that publish at once, one works and the others wait for it.
 *
 * @throws RecordError where records do not fit the declarations or each other.
 * @throws ReleaseError where constraints stand in the way, or another process does.
 * @throws IncompleteRemovalError where Neo4j fails while it clears up, before anything is written.
 */
export async function publishRelease(driver: Driver, options: PublishOptions): Promise<PublishResult> {
  const started = performance.now();
  const { model, dataset, records, log = () => undefined } = options;
  const database: Database = { driver, database: options.database };
  const fingerprint = releaseFingerprint(options.fingerprint, model);
  const onWait = () => log(`Another process is writing the dataset ${dataset}: waiting for it`);
  const result = (
    status: PublishResult['status'],
    release: string,
    { nodes, relationships }: Size,
  ): PublishResult => {
    return { status, release, nodes, relationships, milliseconds: Math.round(performance.now() - started) };
  };

  const [current] = await Promise.all([publishedReleases(database), prepareDatabase(database, model, log)]);
  const published = current.get(dataset);
  if (published?.fingerprint === fingerprint) {
    await withdrawLeftoverAnnouncements(database, dataset, { onWait });
    return result('unchanged', published.release, published);
  }

  const outcome = await withAnnouncement(database, dataset, (announce) =>
    withLock(database, dataset, { onWait }, async (transaction) => {
      const earlier = await listReleases(database, dataset);
      const meanwhile = earlier.find((release) => release.published);
      if (meanwhile?.fingerprint === fingerprint) {
        await withdrawLeftovers(database, dataset);
        return result('unchanged', meanwhile.id, sizeOf(meanwhile));
      }
      if (options.basedOn !== undefined && meanwhile?.id !== options.basedOn) {
        throw new ReleaseError(
          `Release ${meanwhile?.id} of the dataset ${dataset} was published by another process meanwhile. Nothing was changed; run this again.`,
        );
      }
      const leftovers = abandoned(earlier);
      await removeReleases(database, dataset, leftovers);
      for (const { id } of leftovers) log(`Removed what was left of release ${id}`);
      const release = await begin(
        database,
        dataset,
        earlier,
        fingerprint,
        options.sources ?? [],
        describeThresholds(model),
      );
      if (leftovers.length > 0 || earlier.some(({ emptied }) => emptied))
        await forgetRemoved(database, dataset);
      const size = await stage(database, model, release, records, options.onWritten);
      await complete(database, release, size);
      await addStatistics(database, model, release, size.nodesByType);
      await announce();
      await publish(transaction, release);
      return result('published', release, size);
    }),
  );
  if (outcome.status === 'published') {
    try {
      await sweep(database, dataset, options.keep ?? 2, onWait, log);
    } catch (thrown) {
      // The release is published all the same.
      if (!(thrown instanceof IncompleteRemovalError)) throw thrown;
      log(thrown.message);
    }
  }
  return outcome;
}

function sizeOf({ nodes, relationships }: Release): Size {
  return { nodes: nodes ?? 0, relationships: relationships ?? 0 };
}

/** Removes outdated releases. It looks before it locks: there seldom are any. */
async function sweep(
  database: Database,
  dataset: string,
  keep: number,
  onWait: () => void,
  log: (line: string) => void,
): Promise<void> {
  if (outdated(await listReleases(database, dataset), keep).length === 0) return;
  await withAnnouncement(database, dataset, (announce) =>
    withLock(database, dataset, { onWait }, async () => {
      const old = outdated(await listReleases(database, dataset), keep);
      if (old.length === 0) return;
      await announce();
      await removeReleases(database, dataset, old);
      await forgetRemoved(database, dataset);
      for (const { id } of old) log(`Removed the old release ${id}`);
    }),
  );
}
