// Which skills do all of these roles require?
//
// Bound:    roles       list of Role nodes, each once
// Columns:  node        Skill that every one of them requires; REQUIRES_SKILL leads to nothing else, so no label is tested
//           statements  list of the relationships by which they require it
UNWIND roles AS role
MATCH (role)-[required:REQUIRES_SKILL]->(node)
WITH node, count(DISTINCT role) AS holders, collect(CASE WHEN $selected.statements THEN required END) AS statements
WHERE holders = size(roles)
RETURN node, statements
