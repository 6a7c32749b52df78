// Declares that a release has all its profiles in current form.
//
// Parameters: $release; $version, the current one.
MATCH (known:Release {id: $release})
SET known.profileVersion = $version
