import neo4j, { Neo4jError } from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { batches } from './batches.ts';
import { type Database, streamed } from './database.ts';

const statements = {
  nodeIds: readStatement('releases/node-ids'),
  rankingIds: readStatement('releases/ranking-ids'),
  removeRelationships: readStatement('releases/remove-relationships'),
  removeNodes: readStatement('releases/remove-nodes'),
};

const nodesPerList = 1000;
/** A ranking holds as much as some hundred nodes. */
const rankingsPerList = 10;

/** The most that one transaction removes: 12 MB in Neo4j. Where it has less memory, transactions become smaller. */
const maxPerTransaction = 5000;

/**
 * Removes all nodes and relationships of releases, in transactions of bounded size however many there are and however many relationships
 * one node has. `CALL { } IN TRANSACTIONS` holds all rows of a statement that deletes what it matches before the first transaction:
 * ten million relationships took more memory than a transaction may have.
 *
 * @param onRemoved Receives, after each transaction, the count of nodes and relationships removed so far.
 */
export async function removeRecords(
  database: Database,
  releases: readonly string[],
  onRemoved: (records: number) => void,
): Promise<void> {
  let records = 0;
  let limit = maxPerTransaction;
  const count = (removed: number) => {
    records += removed;
    onRemoved(records);
  };
  const removeAll = async (
    statement: string,
    ids: readonly string[],
    onRemove: (removed: number) => void,
  ): Promise<void> => {
    for (let removed = limit; removed >= limit; ) {
      try {
        removed = await removeSome(database, statement, { ids, releases, limit: neo4j.int(limit) });
        onRemove(removed);
      } catch (thrown) {
        if (!isTransactionTooLarge(thrown) || limit === 1) throw thrown;
        limit = Math.ceil(limit / 2);
      }
    }
  };
  // Nodes that are removed while they are listed have been listed already.
  const listed = streamed<{ id: string }>(database, statements.nodeIds, { releases });
  for await (const rows of batches(listed, nodesPerList)) {
    const ids = rows.map(({ id }) => id);
    await removeAll(statements.removeRelationships, ids, count);
    await removeAll(statements.removeNodes, ids, count);
  }
  const rankings = streamed<{ id: string }>(database, statements.rankingIds, { releases });
  for await (const rows of batches(rankings, rankingsPerList)) {
    const ids = rows.map(({ id }) => id);
    // They are no records of the release.
    await removeAll(statements.removeNodes, ids, () => undefined);
  }
}

/** Whether a transaction needed more memory than one may have, to run or to commit. */
function isTransactionTooLarge(thrown: unknown): boolean {
  return (
    thrown instanceof Neo4jError &&
    [
      'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
      'Neo.TransientError.General.TransactionOutOfMemoryError',
    ].includes(thrown.code)
  );
}

/**
 * Removes some records, in a transaction that is not tried again: for one that is too large the driver would do so for half a minute.
 *
 * @returns The number removed.
 */
async function removeSome(
  { driver, database }: Database,
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<number> {
  const session = driver.session({ database });
  try {
    const { records } = await session.run<{ removed: number }>(statement, parameters);
    return records[0]?.get('removed') ?? 0;
  } finally {
    await session.close();
  }
}
