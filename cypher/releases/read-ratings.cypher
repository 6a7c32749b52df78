// Gives the ratings of a type's nodes, of rated nodes alone, by slug.
//
// Parameters: $release; $scales, names of the ratings' properties; $zeroWhere, the name of a boolean property, or null; label stands for
//   the nodes' label, types for those of the relationships that hold ratings.
// Columns:    slug; relationships, a count; ends, the slugs of the rated ends in their order; values, per rating a list of the
//   values on $scales, null where one is missing, all 0 where $zeroWhere is true.
MATCH (node:label {release: $release})
WITH node ORDER BY node.slug
CALL (node) {
  MATCH (node)-[rating:types]->(end)
  WITH end.slug AS slug, [scale IN $scales | CASE WHEN coalesce(rating[$zeroWhere], false) THEN 0.0 * rating[scale] ELSE toFloat(rating[scale]) END] AS row
  ORDER BY slug
  WITH slug, row, any(value IN row WHERE value IS NOT NULL) AS rated
  RETURN count(*) AS relationships, collect(CASE WHEN rated THEN slug END) AS ends, collect(CASE WHEN rated THEN row END) AS values
}
WITH node, relationships, ends, values WHERE ends <> []
RETURN node.slug AS slug, relationships, ends, values
