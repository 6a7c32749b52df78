import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';
import { batches } from './batches.ts';
import { type Database, streamed, write } from './database.ts';

const statements = {
  nodeIds: readStatement('releases/node-ids'),
  removeRelationships: readStatement('releases/remove-relationships'),
  removeNodes: readStatement('releases/remove-nodes'),
};

/** Small enough that the indexes of long texts fit a transaction of a small server. */
const nodesPerTransaction = 1000;
const relationshipsPerTransaction = 5000;

/**
 * Removes all nodes and relationships of releases, in transactions of bounded size however many there are and however many relationships
 * one node has. `CALL { } IN TRANSACTIONS` holds all rows of a statement that deletes what it matches before the first transaction:
 * ten million relationships took more memory than a transaction may have.
 *
 * @param onRemoved Told after each transaction how many nodes and relationships have been removed so far.
 */
export async function removeRecords(
  database: Database,
  releases: readonly string[],
  onRemoved: (records: number) => void,
): Promise<void> {
  let records = 0;
  const remove = async (statement: string, parameters: Record<string, unknown>): Promise<number> => {
    const [row] = await write<{ removed: number }>(database, statement, { releases, ...parameters });
    const removed = row?.removed ?? 0;
    records += removed;
    onRemoved(records);
    return removed;
  };
  // Nodes that are removed while they are listed have been listed already.
  const listed = streamed<{ id: string }>(database, statements.nodeIds, { releases });
  for await (const rows of batches(listed, nodesPerTransaction)) {
    const ids = rows.map(({ id }) => id);
    const limit = neo4j.int(relationshipsPerTransaction);
    let removed: number;
    do removed = await remove(statements.removeRelationships, { ids, limit });
    while (removed === relationshipsPerTransaction);
    await remove(statements.removeNodes, { ids });
  }
}
