// Gives the releases of a dataset, the newest first.
//
// Parameters: $dataset.
// Columns: id; number; state; fingerprint of what it was made from, and its sources; nodes and relationships, its counts;
//   version, the origin's own; createdAt, in ISO form; wasPublished, whether readers ever saw it; emptied, whether it was
//   removed and nothing of it is left; published, whether readers see it now.
MATCH (release:Release {dataset: $dataset})
OPTIONAL MATCH (publication:Publication {dataset: $dataset})
RETURN release.id AS id, release.number AS number, release.state AS state,
       release.fingerprint AS fingerprint, coalesce(release.sources, []) AS sources, release.nodes AS nodes, release.relationships AS relationships,
       head(COLLECT { MATCH (described:Dataset {release: release.id}) RETURN described.version }) AS version,
       toString(release.createdAt) AS createdAt,
       release.publishedAt IS NOT NULL AS wasPublished, release.emptiedAt IS NOT NULL AS emptied,
       coalesce(publication.release = release.id, false) AS published
ORDER BY number DESC
