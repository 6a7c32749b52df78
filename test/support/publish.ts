import type { Driver } from 'neo4j-driver';
import { withAnnouncement } from '../../src/releases/announcement.ts';
import { withLock } from '../../src/releases/lock.ts';

/** Points readers of a dataset to a release as every publication does, though there is nothing but the pointer. */
export async function publishAs(
  at: { readonly driver: Driver; readonly database: string },
  dataset: string,
  release: string,
): Promise<void> {
  await withAnnouncement(at, dataset, (announce) =>
    withLock(at, dataset, { onWait: () => undefined }, async (transaction) => {
      await announce();
      await transaction.run('MERGE (p:Publication {dataset: $dataset}) SET p.release = $release', {
        dataset,
        release,
      });
    }),
  );
}
