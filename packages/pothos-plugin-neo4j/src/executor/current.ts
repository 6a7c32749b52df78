import type { GraphRuntime } from './context.ts';
import { readRow } from './session.ts';

/** What readers see. */
export interface Current {
  /** The current release of each dataset. */
  readonly releases: ReadonlyMap<string, string>;
  /** Differs from all that were there before, however the releases may come and go: for whoever keeps what was read. */
  readonly version: string;
  /** Whether somebody is about to change it, or has just done so. */
  readonly announced: boolean;
}

const text = `RETURN COLLECT { MATCH (publication:Publication) RETURN [publication.dataset, publication.release] ORDER BY publication.dataset } AS published,
  COLLECT { MATCH (lock:ReleaseLock) RETURN [lock.dataset, lock.taken] ORDER BY lock.dataset } AS writes,
  EXISTS { MATCH (:Announcement) } AS announced`;

interface Row {
  readonly [column: string]: unknown;
  readonly published: readonly (readonly [string, string])[];
  readonly writes: readonly (readonly [string, number])[];
  readonly announced: boolean;
}

/** Milliseconds that such a small question may take: whoever waits for it has an answer at hand. */
const timeout = 2000;

/**
 * Reads which release of each dataset is current, by one statement that may take 2 s.
 *
 * @throws Neo4jError as the driver gives it; Unanswered where Neo4j hangs.
 * @see packages/pothos-plugin-neo4j/test/explain.test.ts
 */
export async function currentReleases(runtime: GraphRuntime): Promise<Current> {
  const statement = { text, parameters: {}, name: 'releases' };
  const { published, writes, announced } = await readRow<Row>(statement, { ...runtime, timeout }, undefined);
  return { releases: new Map(published), version: JSON.stringify([published, writes]), announced };
}
