// Gives the releases of all datasets, by dataset and the newest first.
//
// Columns: those of list.cypher, and dataset.
MATCH (release:Release)
OPTIONAL MATCH (publication:Publication {dataset: release.dataset})
RETURN release.dataset AS dataset, release.id AS id, release.number AS number, release.state AS state,
       release.fingerprint AS fingerprint, coalesce(release.sources, []) AS sources,
       release.nodes AS nodes, release.relationships AS relationships,
       head(COLLECT { MATCH (described:Dataset {release: release.id}) RETURN described.version }) AS version,
       toString(release.createdAt) AS createdAt,
       release.publishedAt IS NOT NULL AS wasPublished, release.emptiedAt IS NOT NULL AS emptied,
       coalesce(publication.release = release.id, false) AS published
ORDER BY dataset, number DESC
