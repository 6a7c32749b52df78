// Declares a staged release complete, if it has all its records.
//
// Parameters: $release; $nodes and $relationships, the expected counts; $nodeTypes with $nodeCounts and $relationshipTypes with
//   $relationshipCounts, counts by type, kept because they never change again.
// Columns: nodes and relationships, its counts: it is complete where they are the same. No row where it is not staged any more.
MATCH (release:Release {id: $release})
SET release.writtenAt = datetime()  // The lock comes before the look at the state, or a removal could slip in between.
WITH release WHERE release.state = 'STAGED'
CALL () {
  MATCH (node) WHERE node.release = $release AND NOT node:Publication
  RETURN count(node) AS nodes, sum(COUNT { (node)-->() }) AS relationships
}
SET release.nodes = nodes, release.relationships = relationships,
    release.nodeTypes = $nodeTypes, release.nodeCounts = $nodeCounts,
    release.relationshipTypes = $relationshipTypes, release.relationshipCounts = $relationshipCounts,
    release.state = CASE WHEN nodes = $nodes AND relationships = $relationships THEN 'COMPLETE' ELSE 'STAGED' END
RETURN nodes, relationships
