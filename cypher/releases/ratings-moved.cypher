// Declares that a release's relationships are stored by the current thresholds, with their counts by type.
//
// Parameters: $release; $thresholds, as text; $relationshipTypes with $relationshipCounts, lists side by side.
MATCH (release:Release {id: $release})
SET release.thresholds = $thresholds, release.relationshipTypes = $relationshipTypes, release.relationshipCounts = $relationshipCounts
