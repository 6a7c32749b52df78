import { readStatement } from '../cypher/read-statement.ts';
import { type Database, write } from './database.ts';

const statement = readStatement('releases/list');

/** A release as its dataset's history knows it. */
export interface Release {
  /** Such as `article_3`. */
  readonly id: string;
  readonly number: number;
  /** STAGED: being written, or abandoned. REMOVED: its nodes are gone, or going. */
  readonly state: 'STAGED' | 'COMPLETE' | 'REMOVED';
  /** Of what it was made from, and of the declarations it was made under. */
  readonly fingerprint: string;
  /** What it was made from, each as `name=fingerprint`. */
  readonly sources: readonly string[];
  /** The origin's own version, such as `29.3`; null where it tells none. */
  readonly version: string | null;
  /** When it was begun, as an ISO 8601 time. */
  readonly createdAt: string;
  /** How many it has; null until it is complete. */
  readonly nodes: number | null;
  readonly relationships: number | null;
  /** Whether readers ever saw it. */
  readonly wasPublished: boolean;
  /** Whether it was removed and nothing of it is left. */
  readonly emptied: boolean;
  /** Whether readers see it now. */
  readonly published: boolean;
}

/** Reads the releases of a dataset, newest first. In a cluster the leader is asked: a follower may not know the newest yet. */
export async function listReleases(database: Database, dataset: string): Promise<readonly Release[]> {
  return write<Release & Record<string, unknown>>(database, statement, { dataset });
}
