import { readStatement } from '../cypher/read-statement.ts';
import { type Database, read } from './database.ts';

const statement = readStatement('releases/published');

/** The release of a dataset that readers see. */
export interface Published {
  readonly dataset: string;
  /** The release's id, such as `article_3`. */
  readonly release: string;
  /** Covers the release's sources and the declarations it was made under. */
  readonly fingerprint: string;
  /** Its sources, each as `name=fingerprint`; none where there is one source only. */
  readonly sources: readonly string[];
  readonly nodes: number;
  readonly relationships: number;
}

/**
 * Reads the published release of each dataset, all in one statement: a request that pins them sees none change.
 *
 * @returns By dataset; a dataset that was never published is absent.
 */
export async function publishedReleases(database: Database): Promise<ReadonlyMap<string, Published>> {
  const rows = await read<Published & Record<string, unknown>>(database, statement);
  return new Map(rows.map((row) => [row.dataset, row]));
}
