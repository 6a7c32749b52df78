import type { SchemaElement } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { Neo4jError } from 'neo4j-driver';
import { type Database, read, runAlone } from './database.ts';

/** An index that the database has. A unique constraint is seen through the index behind it. */
export interface ExistingIndex extends Record<string, unknown> {
  readonly name: string;
  readonly kind: SchemaElement['kind'] | 'other';
  readonly label: string | null;
  readonly properties: readonly string[];
  readonly state: 'ONLINE' | 'POPULATING' | 'FAILED';
  /** Neo4j's reason where it failed; empty else. */
  readonly failureMessage: string;
}

/** Lists the indexes of a database, without those that find nodes by label. */
export async function listIndexes(database: Database): Promise<ExistingIndex[]> {
  return read<ExistingIndex>(
    database,
    `SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint, state, failureMessage
     WHERE type <> 'LOOKUP'
     RETURN name, state, properties, failureMessage,
       CASE WHEN entityType = 'NODE' AND size(labelsOrTypes) = 1 THEN labelsOrTypes[0] END AS label,
       CASE WHEN type = 'FULLTEXT' THEN 'text' WHEN type <> 'RANGE' THEN 'other'
            WHEN owningConstraint IS NULL THEN 'range' ELSE 'unique' END AS kind`,
  );
}

/** Whether an index serves an element. A search names its index, so a full-text index of another name does not. */
export function serves(index: ExistingIndex, element: SchemaElement): boolean {
  return (
    index.kind === element.kind &&
    coversSame(element, index) &&
    (element.kind !== 'text' || index.name === element.name)
  );
}

/** Whether both are over the same properties of the same nodes. */
export function coversSame(element: SchemaElement, index: ExistingIndex): boolean {
  return element.label === index.label && element.properties.join() === index.properties.join();
}

/** The statement that removes an index, or the constraint that it stands behind. */
export function dropStatement({ kind, name }: ExistingIndex): string {
  return `DROP ${kind === 'unique' ? 'CONSTRAINT' : 'INDEX'} ${escapeName(name)}`;
}

/** The longest wait of one call, in seconds. */
const awaitSeconds = 600;

/** Waits until an index is built, however long that takes, or has failed. */
export async function awaitBuilt(database: Database, { name }: Pick<ExistingIndex, 'name'>): Promise<void> {
  for (;;) {
    try {
      await runAlone(database, 'CALL db.awaitIndex($name, $seconds)', { name, seconds: awaitSeconds });
      return;
    } catch (thrown) {
      if (!(thrown instanceof Neo4jError) || !thrown.code.startsWith('Neo.')) throw thrown;
      const index = (await listIndexes(database)).find((other) => other.name === name);
      if (index?.state !== 'POPULATING') return;
    }
  }
}
