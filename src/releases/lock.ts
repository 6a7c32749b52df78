import type { Transaction } from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import type { Database } from './database.ts';
import { ReleaseError } from './errors.ts';

const statement = readStatement('releases/lock');

export interface LockOptions {
  /** Called where the wait is long enough to be noticed. */
  readonly onWait: () => void;
  /** The longest wait for another process; ten minutes by default. */
  readonly timeoutMs?: number;
}

/**
 * Does work as the only writer of a dataset's releases.
 *
 * The lock is an open transaction: when its process dies, Neo4j ends it and the next one goes on at once. What the work does in that
 * transaction (publishing) happens only if the lock held until then. It is committed when the work is done, rolled back when it throws.
 *
 * @throws ReleaseError where another process keeps the lock for longer than `timeoutMs`, or where the lock was lost.
 */
export async function withLock<Result>(
  { driver, database }: Database,
  dataset: string,
  { onWait, timeoutMs = 600_000 }: LockOptions,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const session = driver.session({ database });
  try {
    // 0: as long as the work takes, whatever the server's own limit for a transaction.
    const transaction = await session.beginTransaction({ timeout: 0 });
    await acquire(transaction, dataset, onWait, timeoutMs);
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } finally {
    // Rolls back what is not committed.
    await session.close();
  }
}

async function acquire(
  transaction: Transaction,
  dataset: string,
  onWait: () => void,
  timeoutMs: number,
): Promise<void> {
  const notice = setTimeout(onWait, 1000);
  let tooLong: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    tooLong = setTimeout(
      () =>
        reject(
          new ReleaseError(
            `Another process has been writing the dataset ${dataset} for more than ${Math.round(timeoutMs / 1000)} s. Try again when it is done, or end it.`,
          ),
        ),
      timeoutMs,
    );
  });
  try {
    await Promise.race([transaction.run(statement, { dataset }), limit]);
  } finally {
    clearTimeout(notice);
    clearTimeout(tooLong);
  }
}
