// Which nodes of a type have the most relationships?
//
// Literals:   $type    the label
//             $via     types of relationships to count
// Parameters: $first   {rows, ranking}: how many nodes; the key of the ranking that the release stores of them where it has many, or null
//             $release
// Columns:    node     Entity
//             degree   how many relationships it has, either way; read from what Neo4j stores with the node
OPTIONAL MATCH (ranking:DegreeRanking {release: $release, key: $first.ranking})
CALL (ranking) {
  WITH ranking WHERE ranking IS NOT NULL
  UNWIND range(0, toInteger($first.rows) - 1) AS index
  MATCH (node:$type {release: $release, slug: ranking.slugs[index]})
  RETURN node, ranking.degrees[index] AS degree
UNION ALL
  WITH ranking WHERE ranking IS NULL
  MATCH (node:$type)
  WHERE node.release = $release AND node.slug IS NOT NULL
  WITH node, COUNT { (node)-[:$via]-() } AS degree
  ORDER BY degree DESC, node.slug LIMIT toInteger($first.rows)
  RETURN node, degree
}
WITH node, degree WHERE degree > 0
RETURN node, degree
