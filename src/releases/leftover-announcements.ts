import { announcements, withdrawLeftovers } from './announcement.ts';
import type { Database } from './database.ts';
import { type LockOptions, withLock } from './lock.ts';

/**
 * Withdraws the announcements of processes that were killed, where there are any: until then servers check releases for each request.
 * For runs that find their data published and change nothing else.
 */
export async function withdrawLeftoverAnnouncements(
  database: Database,
  dataset: string,
  options: LockOptions,
): Promise<void> {
  if ((await announcements(database, dataset)).length === 0) return;
  await withLock(database, dataset, options, () => withdrawLeftovers(database, dataset));
}
