// The slugs of the nodes of one type in a release, a page at a time, sorted.
//
// Parameters: $release; $after, the slug that the page comes after; $limit; label stands for the type's label.
// Columns: slug.
MATCH (node:label)
WHERE node.release = $release AND node.slug > $after
WITH node.slug AS slug ORDER BY node.release, node.slug LIMIT $limit
RETURN slug
