import { type Database, read, runAlone } from '../../src/releases/database.ts';
import { publishedReleases } from '../../src/releases/index.ts';

/** What a reader of the dataset sees now: all slugs, by way of the pointer. */
export async function visibleSlugs(database: Database, dataset = 'library'): Promise<string[]> {
  const rows = await read<{ slug: string }>(
    database,
    `MATCH (publication:Publication {dataset: $dataset})
     MATCH (node:Entity) WHERE node.release = publication.release
     RETURN node.slug AS slug ORDER BY slug`,
    { dataset },
  );
  return rows.map(({ slug }) => slug);
}

/** The id of the published release. */
export async function publishedRelease(database: Database, dataset = 'library'): Promise<string | undefined> {
  return (await publishedReleases(database)).get(dataset)?.release;
}

/** Removes all nodes, and keeps the constraints: making them again would be most of a test's time. */
export async function clear(database: Database): Promise<void> {
  await runAlone(database, 'MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 2000 ROWS');
}

/** Releases of which anything is in the database, whether readers see it or not. */
export async function storedReleases(database: Database): Promise<string[]> {
  const rows = await read<{ release: string }>(
    database,
    `MATCH (node) WHERE NOT node:Publication
     WITH DISTINCT coalesce(node.release, CASE WHEN node:Release THEN node.id END) AS release
     WHERE release IS NOT NULL RETURN release ORDER BY release`,
  );
  return rows.map(({ release }) => release);
}
