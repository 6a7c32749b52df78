import { readStatement } from '../cypher/read-statement.ts';
import { type Database, write } from './database.ts';

const statement = readStatement('releases/list');

/** A release in its dataset's history. */
export interface Release {
  /** Such as `article_3`. */
  readonly id: string;
  readonly number: number;
  /** STAGED: being written, or abandoned. REMOVED: its nodes are gone, or going. */
  readonly state: 'STAGED' | 'COMPLETE' | 'REMOVED';
  /** Covers its sources and the declarations it was made under. */
  readonly fingerprint: string;
  /** Its sources, each as `name=fingerprint`. */
  readonly sources: readonly string[];
  /** The origin's own version, such as `29.3`; null where it has none. */
  readonly version: string | null;
  /** The time of its beginning, in ISO 8601. */
  readonly createdAt: string;
  /** The count; null until it is complete. */
  readonly nodes: number | null;
  readonly relationships: number | null;
  /** Whether readers ever saw it. */
  readonly wasPublished: boolean;
  /** Whether it was removed and nothing of it is left. */
  readonly emptied: boolean;
  /** Whether readers see it now. */
  readonly published: boolean;
}

/** Reads the releases of a dataset, the newest first, from a cluster's leader: a follower may not know the newest yet. */
export async function listReleases(database: Database, dataset: string): Promise<readonly Release[]> {
  return write<Release & Record<string, unknown>>(database, statement, { dataset });
}
