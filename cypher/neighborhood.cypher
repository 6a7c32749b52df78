// What surrounds an entity?
//
// Bound:      of         Entity node
// Literals:   $via       types of relationships to walk
// Parameters: $depth     how many steps, at most 3
//             $types     labels of what to meet, or null for all
//             $limit     the most nodes to give
// Columns:    nodes      list of {node, distance}, nearest first, then by slug
//             edges      list of statements among them: {type, source, target, relationship}
//             truncated  whether there are more nodes within the depth
//
// Each level is read only where the one before is whole, and one node beyond the room that is left tells whether it is cut.
// So what is read is bounded by the limit and by what the given nodes are connected to.
CALL (of) {
  WITH of WHERE $depth >= 1
  MATCH (of)-[:$via]-(node)
  WHERE node <> of AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
  WITH DISTINCT node ORDER BY node.slug, labels(node) LIMIT $limit
  RETURN collect(node) AS first
}
WITH of, first[..$limit - 1] AS first, size(first) > $limit - 1 AS cut
CALL (of, first, cut) {
  WITH of, first WHERE $depth >= 2 AND NOT cut
  UNWIND first AS step
  MATCH (step)-[:$via]-(node)
  WITH DISTINCT of, first, node
  WHERE node <> of AND NOT node IN first AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
  WITH node ORDER BY node.slug, labels(node) LIMIT $limit
  RETURN collect(node) AS second
}
WITH of, first, second[..$limit - 1 - size(first)] AS second, cut OR size(second) > $limit - 1 - size(first) AS cut
CALL (of, first, second, cut) {
  WITH of, first, second WHERE $depth >= 3 AND NOT cut
  UNWIND second AS step
  MATCH (step)-[:$via]-(node)
  WITH DISTINCT of, first, second, node
  WHERE node <> of AND NOT node IN first AND NOT node IN second AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
  WITH node ORDER BY node.slug, labels(node) LIMIT $limit
  RETURN collect(node) AS third
}
WITH of, first, second, third[..$limit - 1 - size(first) - size(second)] AS third,
     cut OR size(third) > $limit - 1 - size(first) - size(second) AS truncated
WITH [{node: of, distance: 0}] + [node IN first | {node: node, distance: 1}]
       + [node IN second | {node: node, distance: 2}] + [node IN third | {node: node, distance: 3}] AS nodes,
     [of] + first + second + third AS entities, truncated
RETURN nodes,
       CASE WHEN $selected.edges THEN COLLECT {
         UNWIND entities AS source
         MATCH (source)-[relationship:$via]->(target)
         WHERE target IN entities
         WITH source, target, relationship ORDER BY type(relationship), source.slug, target.slug
         RETURN {type: replace(replace(type(relationship), '_INFERRED', ''), '_RATED', ''), source: source, target: target, relationship: relationship}
       } END AS edges,
       truncated
