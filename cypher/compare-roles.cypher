// What do these roles have in common, relation by relation, and what does each have alone?
//
// Bound:      roles             list of Role nodes, each once
// Parameters: $includeInferred  whether to count what we infer beside what the source says
// Columns:    relation          the relationship's type
//             outgoing          whether it starts at the roles
//             shared            list of nodes that all of them have
//             exclusive         list of {role, nodes}: what a role has and no other of them
//             unionSize         how many nodes at least one of them has
//             jaccard           shared over union
//             overlap           shared over the fewest that one of them has; null where one of them has none
UNWIND roles AS role
MATCH (role)-[edge]-(node:Entity)
WHERE $includeInferred OR NOT type(edge) ENDS WITH '_INFERRED'
WITH roles, replace(type(edge), '_INFERRED', '') AS relation, startNode(edge) = role AS outgoing, node, collect(DISTINCT role) AS holders
ORDER BY node.slug
WITH roles, relation, outgoing, collect({node: node, holders: holders}) AS held
WITH relation, outgoing, size(held) AS unionSize,
     [one IN held WHERE size(one.holders) = size(roles) | one.node] AS shared,
     [role IN roles | {role: role, nodes: [one IN held WHERE one.holders = [role] | one.node]}] AS exclusive,
     reduce(fewest = size(held), count IN [role IN roles | size([one IN held WHERE role IN one.holders])] | CASE WHEN count < fewest THEN count ELSE fewest END) AS fewest
RETURN relation, outgoing, shared, exclusive, unionSize, toFloat(size(shared)) / unionSize AS jaccard,
       CASE WHEN fewest > 0 THEN toFloat(size(shared)) / fewest END AS overlap
