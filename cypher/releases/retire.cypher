// Takes a release out of use before its nodes are removed: from here on it can be neither written nor published.
//
// Parameters: $release.
// Columns: release, its id; no row where readers see it.
MATCH (release:Release {id: $release})
SET release.writtenAt = datetime()  // The lock comes before the look at the pointer, or a publication could slip in between.
WITH release
WHERE NOT EXISTS { MATCH (publication:Publication {dataset: release.dataset}) WHERE publication.release = release.id }
SET release.state = 'REMOVED'
RETURN release.id AS release
