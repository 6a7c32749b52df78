// Gives the names of nodes from nodes that only hold names.
//
// Parameters: $release; $slugs of the nodes; label stands for their label, types for those of the relationships that lead to such nodes.
// Columns:    slug, of a node that has any; ends, the properties of the nodes with its names.
UNWIND $slugs AS slug
MATCH (node:label {release: $release, slug: slug})-[relationship:types]->(end)
WITH slug, end ORDER BY slug, end.slug
RETURN slug, collect(properties(end)) AS ends
