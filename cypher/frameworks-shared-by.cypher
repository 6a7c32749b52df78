// Which frameworks do all of these roles use?
//
// Bound:    roles       list of Role nodes, each once
// Columns:  node        Framework that every one of them uses; USES leads to nothing else, so no label is tested
//           statements  list of the relationships by which they use it
UNWIND roles AS role
MATCH (role)-[use:USES]->(node)
WITH node, count(DISTINCT role) AS users, collect(CASE WHEN $selected.statements THEN use END) AS statements
WHERE users = size(roles)
RETURN node, statements
