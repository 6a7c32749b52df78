// Declares that a release has all its search texts in current form.
//
// Parameters: $release; $version, the current one.
MATCH (known:Release {id: $release})
SET known.searchTextVersion = $version
