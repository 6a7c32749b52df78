// Gives the published release of each dataset.
//
// Columns: dataset; release, its id; fingerprint of what it was made from, and its sources; nodes and relationships, its counts.
MATCH (publication:Publication)
MATCH (release:Release {id: publication.release})
RETURN publication.dataset AS dataset, release.id AS release, release.fingerprint AS fingerprint,
       coalesce(release.sources, []) AS sources,
       release.nodes AS nodes, release.relationships AS relationships
ORDER BY dataset
