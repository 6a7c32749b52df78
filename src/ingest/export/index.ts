import type { Graph } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import { findRelease, ReleaseError } from '../../releases/index.ts';
import { listReleases } from '../../releases/list.ts';
import { writeAtomically } from './atomic-write.ts';
import { type Exported, exportGraph, lineFormats } from './graph.ts';
import { exportJsonLd } from './json-ld.ts';
import { ReleaseReader } from './release-reader.ts';
import { everything, type Selection } from './selection.ts';

export type { Exported } from './graph.ts';

export { nodesInAnswer, QueryRefused } from './query-selection.ts';
export { only, type Selection } from './selection.ts';

/** The formats of an export: `graph` and `csv` can be imported again, `jsonld` is for the web of data. */
export const exportFormats = ['graph', 'csv', 'jsonld'] as const;

export interface ExportOptions {
  readonly database: Database;
  readonly model: Graph;
  readonly dataset: string;
  /** By id, number or version; the one that readers see where left out. */
  readonly release?: string | undefined;
  readonly format: (typeof exportFormats)[number];
  /** A folder, or for JSON-LD a file. */
  readonly path: string;
  readonly selection?: Selection;
}

/**
 * Writes a release, or a selection of its nodes, to files, which are in their place once they are whole.
 *
 * @returns The export's size.
 * @throws ReleaseError where there is no such dataset or release.
 */
export async function exportRelease(options: ExportOptions): Promise<Exported> {
  const { database, model, dataset, format, path, selection = everything } = options;
  const reader = new ReleaseReader(database, model, await releaseOf(options), selection);
  return writeAtomically(path, (partial) =>
    format === 'jsonld' ? exportJsonLd(reader, partial) : exportGraph(reader, partial, lineFormats[format]),
  );

  async function releaseOf({ release }: ExportOptions): Promise<string> {
    const releases = await listReleases(database, dataset);
    if (release !== undefined) return findRelease(releases, dataset, release).id;
    const published = releases.find((candidate) => candidate.published);
    if (!published) throw new ReleaseError(`There is no dataset ${dataset}.`);
    return published.id;
  }
}
