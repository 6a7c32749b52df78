import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { readStatement } from '../cypher/read-statement.ts';
import { type Database, read, write } from './database.ts';
import { leaseMs } from './lease.ts';

const statements = {
  announce: readStatement('releases/announce'),
  announced: readStatement('releases/announced'),
  withdraw: readStatement('releases/withdraw'),
};

/** Milliseconds beyond a lease: timers and clocks of two machines may differ by so much and more. */
const marginMs = 20;

/** Announces that readers are about to see something else, and returns when the leases of all servers are over. */
export type Announce = () => Promise<void>;

/**
 * Does work that changes what readers of a dataset see, with a way to announce it first: to be called under the dataset's lock,
 * immediately before the change.
 *
 * The announcement goes a lease after the work is done: a server that overlooks both the change and its announcement then began to look
 * so long ago that its lease is over. Where the work fails it stays, because the change may still come through on a broken connection;
 * until the next run withdraws it, servers are slower and no less right.
 */
export async function withAnnouncement<Result>(
  database: Database,
  dataset: string,
  work: (announce: Announce) => Promise<Result>,
): Promise<Result> {
  const ids: string[] = [];
  const result = await work(async () => {
    const id = randomUUID();
    // The holder of the lock is the only process at work, so all other announcements are left over.
    ids.push(id, ...(await announcements(database, dataset)));
    await write(database, statements.announce, { id, dataset });
    await leasesToEnd();
  });
  if (ids.length > 0) await withdraw(database, ids);
  return result;
}

/** The ids of the announcements of a dataset. */
export async function announcements(database: Database, dataset: string): Promise<readonly string[]> {
  const rows = await read<{ id: string }>(database, statements.announced, { dataset });
  return rows.map(({ id }) => id);
}

/** Withdraws the announcements of processes that were killed. Only under the dataset's lock. */
export async function withdrawLeftovers(database: Database, dataset: string): Promise<void> {
  const ids = await announcements(database, dataset);
  if (ids.length > 0) await withdraw(database, ids);
}

async function withdraw(database: Database, ids: readonly string[]): Promise<void> {
  await leasesToEnd();
  await write(database, statements.withdraw, { ids });
}

/** Waits by a timer, whose clock is monotonic. */
async function leasesToEnd(): Promise<void> {
  await after(leaseMs + marginMs);
}
