// Counts the relationships of a type from a release's nodes of a label.
// Its label and type stand for those that the caller names.
//
// Parameters: $release.
// Columns: count.
MATCH (node:label)
WHERE node.release = $release AND node.slug IS NOT NULL
RETURN sum(COUNT { (node)-[:stored_type]->() }) AS count
