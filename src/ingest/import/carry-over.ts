import type { Graph } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import { readNodes } from '../../releases/read-nodes.ts';
import { readRelationships } from '../../releases/read-relationships.ts';
import type { LocatedRecords } from './source.ts';

/**
 * The records of a release from other sources than the imported one, so that the new release has them too.
 *
 * @param keeps Whether a part is carried over, by its name (undefined: the dataset's own source).
 */
export function carriedOver(
  database: Database,
  graph: Graph,
  release: string,
  keeps: (part: string | undefined) => boolean,
): LocatedRecords {
  return {
    async *nodes() {
      for (const type of graph.nodes.values()) {
        for await (const record of readNodes(database, type, release))
          if (keeps(record.part)) yield { ...record, carried: true };
      }
    },
    async *relationships() {
      for (const type of graph.nodes.values()) {
        for await (const record of readRelationships(database, graph, type, release)) {
          if (keeps(record.part)) yield { ...record, carried: true };
        }
      }
    },
  };
}

/** Several records as one, and all that a part adds marked as of that part. */
export function joined(
  parts: readonly { readonly records: LocatedRecords; readonly part?: string }[],
): LocatedRecords {
  const [only, ...others] = parts;
  // Each step that a record goes through costs about as much as checking it.
  if (only && others.length === 0 && only.part === undefined) return only.records;
  return {
    async *nodes() {
      for (const { records, part } of parts) {
        for await (const record of records.nodes()) yield part === undefined ? record : { ...record, part };
      }
    },
    async *relationships() {
      for (const { records, part } of parts) {
        for await (const record of records.relationships())
          yield part === undefined ? record : { ...record, part };
      }
    },
  };
}
