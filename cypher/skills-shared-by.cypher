// Which skills do all of these roles require?
//
// Bound:    roles   list of Role nodes, each once
// Columns:  node    Skill that every one of them requires; REQUIRES_SKILL leads to nothing else, so no label is tested
UNWIND roles AS role
MATCH (role)-[:REQUIRES_SKILL]->(node)
WITH node, count(DISTINCT role) AS holders
WHERE holders = size(roles)
RETURN node
