// Which frameworks do all of these roles use?
//
// Bound:    roles   list of Role nodes, each once
// Columns:  node    Framework that every one of them uses
UNWIND roles AS role
MATCH (role)-[:USES]->(node:Framework)
WITH node, count(DISTINCT role) AS users
WHERE users = size(roles)
RETURN node
