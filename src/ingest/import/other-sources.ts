import type { Graph } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import type { Published } from '../../releases/index.ts';
import { carriedOver } from './carry-over.ts';
import { heldTables } from './editions/tables.ts';
import { hashFiles } from './read/files.ts';
import type { ImportSource, LocatedRecords } from './source.ts';

/** The sources of the release that an import of this one makes, each as `name=fingerprint` and its tables. */
export async function nextSources(
  source: ImportSource,
  published: Published | undefined,
): Promise<readonly string[]> {
  const imported = [
    `${source.name}=${source.version}.${await hashFiles(source.files)}`,
    ...heldTables(source.inventory),
  ].join(' ');
  const others = (published?.sources ?? []).filter((entry) => !entry.startsWith(`${source.name}=`));
  return [imported, ...others].toSorted();
}

/** The records that other sources have added to the dataset; undefined where there are none. */
export function recordsOfOtherSources(
  database: Database,
  model: Graph,
  source: ImportSource,
  { release, sources }: Published,
): LocatedRecords | undefined {
  if (!sources.some((entry) => !entry.startsWith(`${source.name}=`))) {
    // A dataset without recorded sources, such as seeds, has records to carry over all the same.
    if (!source.addsTo) return undefined;
  }
  const isCarriedOver = source.addsTo
    ? (part: string | undefined) => part !== source.name
    : (part: string | undefined) => part !== undefined;
  return carriedOver(database, model, release, isCarriedOver);
}
