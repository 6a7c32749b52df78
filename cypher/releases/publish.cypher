// Lets readers of a dataset see another release of it: the one write to its pointer.
//
// Parameters: $release.
// Columns: release, its id; no row where it is not complete.
MATCH (release:Release {id: $release})
SET release.writtenAt = datetime()  // The lock comes before the look at the state, or a removal could slip in between.
WITH release WHERE release.state = 'COMPLETE'
SET release.publishedAt = datetime()
MERGE (publication:Publication {dataset: release.dataset})
SET publication.release = release.id
RETURN publication.release AS release
