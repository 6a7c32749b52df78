// Declares that a release's relationships are stored by the thresholds of now, and how many of each type it has.
//
// Parameters: $release; $thresholds, as text; $relationshipTypes with $relationshipCounts, lists side by side.
MATCH (release:Release {id: $release})
SET release.thresholds = $thresholds, release.relationshipTypes = $relationshipTypes, release.relationshipCounts = $relationshipCounts
