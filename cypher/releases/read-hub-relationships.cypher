// The relationships that start from a node with too many of them to be sorted at once, a page at a time, sorted as by
// read-relationships.cypher.
//
// Parameters: $release and $from, the slug that they start from; $after, type, labels and slug that the page comes after; $limit; label and
//   types stand for the start's label and the relationships' types.
// Columns: from; type; labels of the node at the other end; slug of it; properties; part; key, the labels as one text.
MATCH (start:label {release: $release, slug: $from})-[relationship:types]->(end)
WITH relationship, end, type(relationship) AS type, reduce(key = '', name IN labels(end) | key + ':' + name) AS key, end.slug AS slug
WHERE type > $after[0] OR type = $after[0] AND (key > $after[1] OR key = $after[1] AND slug > $after[2])
WITH relationship, end, type, key, slug ORDER BY type, key, slug LIMIT $limit
RETURN $from AS from, type, labels(end) AS labels, slug, properties(relationship) AS properties, relationship.part AS part, key
