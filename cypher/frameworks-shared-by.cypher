// Which frameworks do all of these roles use?
//
// Bound:    roles   list of Role nodes, each once
// Columns:  node    Framework that every one of them uses; USES leads to nothing else, so no label is tested
UNWIND roles AS role
MATCH (role)-[:USES]->(node)
WITH node, count(DISTINCT role) AS users
WHERE users = size(roles)
RETURN node
