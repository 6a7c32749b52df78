// Which roles are most like this one?
//
// Bound:      node        Role node
// Literals:   $by         types of relationships to compare by; each leads to a type of node of its own
// Parameters: $first      how many roles
// Columns:    role        Role
//             score       shared over what at least one of the two has (Jaccard)
//             shared      list of nodes that both have
//             statements  list of the relationships by which they have them
//
// Only counts are kept per role until the best are known. Both totals are degrees that Neo4j stores. Rows are grouped by the
// role alone, in a subquery: with `node` and `own` among the keys, each of many thousand rows takes Neo4j twice as long. Only
// then are those left out that lead to the same but are no roles, such as career paths.
WITH node, COUNT { (node)-[:$by]->() } AS own
CALL (node) {
  MATCH (node)-[:$by]->()<-[:$by]-(role)
  RETURN role, count(*) AS common
}
WITH node, own, role, common WHERE role:Role
WITH node, role, toFloat(common) / (own + COUNT { (role)-[:$by]->() } - common) AS score
ORDER BY score DESC, role.slug LIMIT $first
WITH role, score, CASE WHEN $selected.shared OR $selected.statements THEN COLLECT {
  MATCH (node)-[mine:$by]->(both)<-[theirs:$by]-(role)
  WITH both, mine, theirs ORDER BY both.slug
  RETURN [both, mine, theirs]
} ELSE [] END AS rows
RETURN role, score, [row IN rows | row[0]] AS shared,
       [row IN rows | row[1]] + [row IN rows | row[2]] AS statements
