// Declares that a release has all its search texts in the form of now.
//
// Parameters: $release; $version, the form of now.
MATCH (known:Release {id: $release})
SET known.searchTextVersion = $version
