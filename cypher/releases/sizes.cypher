// Gives the counts of a release's nodes and relationships by type.
//
// Parameters: $release.
// Columns: nodeTypes with nodeCounts, and relationshipTypes with relationshipCounts: lists side by side.
MATCH (release:Release {id: $release})
RETURN coalesce(release.nodeTypes, []) AS nodeTypes, coalesce(release.nodeCounts, []) AS nodeCounts,
       coalesce(release.relationshipTypes, []) AS relationshipTypes,
       coalesce(release.relationshipCounts, []) AS relationshipCounts
