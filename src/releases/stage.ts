import type { Graph } from '@rolegraph/graph-model';
import { readStatement } from '../cypher/read-statement.ts';
import { batches, lettersOfRecord } from './batches.ts';
import { type Database, write } from './database.ts';
import { ElementIds } from './element-ids.ts';
import { RecordError, ReleaseError } from './errors.ts';
import { NodeIndex } from './node-index.ts';
import { pipeline } from './pipeline.ts';
import { addProfiles } from './profiles.ts';
import { describeRelationship, RecordValidator } from './record-validator.ts';
import { describeKey, type NodeKey, type Records } from './records.ts';
import { addFurtherNames } from './search-texts.ts';

const statements = {
  nodes: readStatement('releases/stage-nodes'),
  relationships: readStatement('releases/stage-relationships'),
};

/** Small enough that a batch of long texts fits the managed server's default heap. */
const batchSize = 2000;

/** The size of a release. */
export interface Size {
  readonly nodes: number;
  readonly relationships: number;
}

/** The staged size: in all, and of each type as it is stored. */
export interface Staged extends Size {
  readonly nodesByType: ReadonlyMap<string, number>;
  readonly relationshipsByType: ReadonlyMap<string, number>;
}

/**
 * Writes records into a staged release, in batches, unseen by readers. Of what it reads it keeps only each node's key and id, outside the
 * JavaScript heap.
 *
 * @param onWritten Receives the number of written records after each batch.
 * @returns The written size.
 * @throws RecordError for a record that does not fit its declaration, a node given twice, or a relationship whose end does not exist.
 * @throws ReleaseError where another process has removed the release meanwhile.
 */
export async function stage(
  database: Database,
  graph: Graph,
  release: string,
  records: Records,
  onWritten: (records: number) => void = () => undefined,
): Promise<Staged> {
  const writable = new RecordValidator(graph);
  const index = new NodeIndex();
  const ids = new ElementIds();
  const nodesByType = new Map<string, number>();
  const relationshipsByType = new Map<string, number>();
  let nodes = 0;
  await pipeline(
    batches(records.nodes, batchSize, lettersOfRecord),
    (batch) =>
      batch.map((record) => {
        if (index.add(record) === undefined) throw new RecordError(`${describeKey(record)} is given twice`);
        count(nodesByType, record.type);
        const { labels, properties } = writable.node(release, record);
        return [labels, properties];
      }),
    async (rows) => {
      const written = await write<{ id: string }>(database, statements.nodes, { release, rows });
      if (written.length !== rows.length) throw removedMeanwhile(release);
      // Nodes are numbered in the order in which they are written.
      for (const { id } of written) ids.set(nodes++, id);
      onWritten(nodes);
    },
  );

  let relationships = 0;
  await pipeline(
    batches(records.relationships, batchSize, lettersOfRecord),
    (batch) =>
      batch.map((record) => {
        const properties = writable.relationship(record);
        const type = writable.storedType(record);
        count(relationshipsByType, type);
        const idOf = (end: NodeKey) => {
          const node = index.get(end);
          if (node !== undefined) return ids.get(node);
          throw new RecordError(`${describeRelationship(record)}: there is no ${describeKey(end)}`);
        };
        return [idOf(record.from), type, idOf(record.to), properties];
      }),
    async (rows) => {
      const [result] = await write<{ written: number }>(database, statements.relationships, {
        release,
        rows,
      });
      if (result?.written !== rows.length) throw removedMeanwhile(release);
      relationships += rows.length;
      onWritten(nodes + relationships);
    },
  );
  await addFurtherNames(database, graph, release, relationshipsByType);
  await addProfiles(database, graph, release, relationshipsByType);
  return { nodes, relationships, nodesByType, relationshipsByType };
}

function count(counts: Map<string, number>, type: string): void {
  counts.set(type, (counts.get(type) ?? 0) + 1);
}

function removedMeanwhile(release: string): ReleaseError {
  return new ReleaseError(
    `Release ${release} was removed while it was written, by another process or by hand. It is not published; start again.`,
  );
}
