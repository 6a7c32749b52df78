// What do these roles have in common, relation by relation, and what does each have alone?
//
// Bound:      roles             list of Role nodes, each once
// Parameters: $includeInferred  whether to count what we infer beside what the source says
// Columns:    relation          the relationship's type
//             outgoing          whether it starts at the roles
//             shared            list of nodes that all of them have
//             sharedStatements  list of {entity, follows}: the same, each with the relationships by which the roles have it
//             exclusive         list of {role, nodes, statements}: what a role has and no other of them, and the relationships to it
//             unionSize         how many nodes at least one of them has
//             jaccard           shared over union
//             overlap           shared over the fewest that one of them has; null where one of them has none
//             coverage          share of the roles that have any
//             reason            why what is shared may be more; null where each role has some
UNWIND roles AS role
MATCH (role)-[edge]-(node:Entity)
WITH roles, role, edge, node, type(edge) AS type
WHERE $includeInferred OR NOT type ENDS WITH '_INFERRED'
WITH roles, replace(type, '_INFERRED', '') AS relation, startNode(edge) = role AS outgoing, node,
     collect(DISTINCT role) AS holders, collect(edge) AS follows
ORDER BY node.slug
WITH roles, relation, outgoing, collect({node: node, holders: holders, follows: follows}) AS held
WITH roles, relation, outgoing, held, [one IN held WHERE size(one.holders) = size(roles)] AS common,
     [role IN roles | size([one IN held WHERE role IN one.holders])] AS counts
WITH roles, relation, outgoing, held, common,
     reduce(fewest = size(held), count IN counts | CASE WHEN count < fewest THEN count ELSE fewest END) AS fewest,
     toFloat(size([count IN counts WHERE count > 0])) / size(roles) AS coverage
RETURN relation, outgoing, [one IN common | one.node] AS shared,
       [one IN common | {entity: one.node, follows: one.follows}] AS sharedStatements,
       [role IN roles | {role: role, nodes: [one IN held WHERE one.holders = [role] | one.node],
                         statements: reduce(all = [], one IN held | CASE WHEN one.holders = [role] THEN all + [said IN one.follows | {type: relation, source: startNode(said), target: endNode(said), said: said}] ELSE all END)}] AS exclusive,
       size(held) AS unionSize, toFloat(size(common)) / size(held) AS jaccard,
       CASE WHEN fewest > 0 THEN toFloat(size(common)) / fewest END AS overlap,
       coverage, CASE WHEN coverage < 1 THEN 'SOME_NOT_ON_RECORD' END AS reason
