// The relationships that start from a page of nodes of one type in a release, sorted by the slugs at their ends.
//
// Parameters: $release; $slugs of the nodes that they start from; label and types stand for the start's label and the relationships' types.
// Columns: from, the slug; type; labels of the node at the other end; slug of it; properties; part.
UNWIND $slugs AS slug
MATCH (start:label {release: $release, slug: slug})-[relationship:types]->(end)
WITH start.slug AS from, type(relationship) AS type, labels(end) AS labels, end.slug AS slug, relationship
RETURN from, type, labels, slug, properties(relationship) AS properties, relationship.part AS part
ORDER BY from, type, labels, slug
