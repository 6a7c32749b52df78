// Declares that a release has all its profiles in the form of now.
//
// Parameters: $release; $version, the form of now.
MATCH (known:Release {id: $release})
SET known.profileVersion = $version
