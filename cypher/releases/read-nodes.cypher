// The nodes of one type in a release, a page at a time, sorted by slug.
//
// Parameters: $release; $after, the slug that the page comes after; $limit; label stands for the type's label.
// Columns: slug; properties; part, the source that the node is of, where the dataset has several; degree, the number of outgoing
//   relationships.
MATCH (node:label)
WHERE node.release = $release AND node.slug > $after
WITH node ORDER BY node.release, node.slug LIMIT $limit
RETURN node.slug AS slug, properties(node) AS properties, node.part AS part, COUNT { (node)-->() } AS degree
