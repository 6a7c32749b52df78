// What do these roles have in common, relation by relation, and what does each have alone?
//
// Bound:      roles             list of Role nodes, each once
// Literals:   $by               types of relationships to compare by; they join entities only, so no label is tested
//             $by.values        the fields of a role to compare by, as values of RoleField
// Replaced:   fieldByTarget     the field of a relationship whose type and direction several fields share, else null
//             fieldByType       the field of any other; both are written by schema/role-field.ts
// Columns:    relation          the field of a role
//             outgoing          whether it starts at the roles
//             shared            list of nodes that all of them have
//             sharedStatements  list of {entity, follows}: the same, each with the relationships by which the roles have it
//             exclusive         list of {role, nodes, statements}: what a role has and no other of them, and the relationships to it
//             unionSize         how many nodes at least one of them has
//             jaccard           shared over union
//             overlap           shared over the fewest that one of them has; null where one of them has none
//             coverage          share of the roles that have any
//             reason            why what is shared may be more; null where each role has some
// Rows are grouped in a subquery, where the roles are known without being one of the keys: many rows take Neo4j much longer with such a key.
CALL (roles) {
  UNWIND roles AS role
  MATCH (role)-[edge:$by]-(node)
  WITH replace(type(edge), '_INFERRED', '') AS type, startNode(edge) = role AS outgoing, node, collect(DISTINCT role) AS holders,
       collect(CASE WHEN $selected.sharedStatements OR $selected.exclusive.statements THEN edge END) AS follows
  ORDER BY node.slug
  WITH type, outgoing, fieldByTarget AS field, node, holders, follows, size(holders) = size(roles) AS common
  RETURN type, outgoing, field, count(*) AS unionSize, collect(CASE WHEN common THEN node END) AS shared,
         collect(CASE WHEN $selected.sharedStatements AND common THEN {entity: node, follows: follows} END) AS sharedStatements,
         collect(CASE WHEN $selected.exclusive AND size(holders) = 1 THEN {role: holders[0], node: node, follows: follows} END) AS alone,
         collect(CASE WHEN $selected.overlap OR $selected.coverage OR $selected.reason THEN holders END) AS held
}
WITH *, coalesce(field, fieldByType) AS relation
WHERE relation IN $by.values
WITH *, [role IN roles | size([holders IN held WHERE role IN holders])] AS counts
WITH *, reduce(fewest = unionSize, count IN counts | CASE WHEN count < fewest THEN count ELSE fewest END) AS fewest,
     toFloat(size([count IN counts WHERE count > 0])) / size(roles) AS coverage
RETURN relation, outgoing, shared, sharedStatements,
       [role IN roles | {role: role, nodes: [one IN alone WHERE one.role = role | one.node],
                         statements: CASE WHEN $selected.exclusive.statements THEN
                           reduce(all = [], one IN alone | CASE WHEN one.role = role THEN all + [said IN one.follows | {type: type, source: startNode(said), target: endNode(said), said: said}] ELSE all END)
                         END}] AS exclusive,
       unionSize, toFloat(size(shared)) / unionSize AS jaccard,
       CASE WHEN fewest > 0 THEN toFloat(size(shared)) / fewest END AS overlap,
       coverage, CASE WHEN coverage < 1 THEN 'SOME_NOT_ON_RECORD' END AS reason
