// Which nodes of a type have the most relationships?
//
// Literals:   $type    the label
//             $via     types of relationships to count
// Parameters: $first   how many nodes
//             $release
// Columns:    node     Entity
//             degree   how many relationships it has, either way; read from what Neo4j stores with the node
MATCH (node:$type)
WHERE node.release = $release AND node.slug IS NOT NULL
WITH node, COUNT { (node)-[:$via]-() } AS degree
WHERE degree > 0
WITH node, degree ORDER BY degree DESC, node.slug LIMIT $first
RETURN node, degree
