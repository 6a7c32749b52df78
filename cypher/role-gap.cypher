// What does one role have in a relation that another lacks?
//
// Bound:    from, to      Role nodes
// Literals: $by           a type of relationships that start at roles; inferred ones beside it where they are asked for
// Columns:  missing       list of {node, required} that only the second role has; `required` is the relationship that says so
//           shared        list of the same, of what both have, as the second role has it
//           surplus       list of the same, of what only the first role has
//           missingCount, sharedCount, surplusCount  how many
//           coverage      shared over all that the second has; null where `reason` is not
//           jaccard       shared over all that at least one of the two has; null where `reason` is not
//           reason        why the gap is unknown, else null
//
// Of two datasets nothing is compared: their nodes are never the same. Lists are sorted by slug, and types are read only where
// something is both stated and inferred.
WITH from, to, from.release = to.release AS comparable,
     COLLECT {
       MATCH (from)-[required:$by]->(node)
       WITH node, collect(required) AS statements ORDER BY CASE WHEN $selected.surplus THEN node.slug END
       RETURN {node: node, required: CASE size(statements) WHEN 1 THEN statements[0] ELSE head([statement IN statements WHERE NOT type(statement) ENDS WITH '_INFERRED']) END}
     } AS held,
     COLLECT {
       MATCH (to)-[required:$by]->(node)
       WITH node, collect(required) AS statements ORDER BY CASE WHEN $selected.missing OR $selected.shared THEN node.slug END
       RETURN {node: node, required: CASE size(statements) WHEN 1 THEN statements[0] ELSE head([statement IN statements WHERE NOT type(statement) ENDS WITH '_INFERRED']) END}
     } AS needed
WITH *, [entry IN held | entry.node] AS has, [entry IN needed | entry.node] AS needs
WITH *, [entry IN needed WHERE comparable AND NOT entry.node IN has] AS missing, [entry IN needed WHERE entry.node IN has] AS shared,
     [entry IN held WHERE comparable AND NOT entry.node IN needs] AS surplus
WITH missing, shared, surplus, CASE
       WHEN NOT comparable THEN 'NO_COMMON_VOCABULARY'
       WHEN held = [] AND needed = [] THEN 'NEITHER_ON_RECORD'
       WHEN held = [] THEN 'FROM_NOT_ON_RECORD'
       WHEN needed = [] THEN 'TO_NOT_ON_RECORD'
       WHEN missing = [] AND surplus = [] THEN
         CASE WHEN EXISTS {
           MATCH (other:Role {release: to.release})
           WHERE EXISTS { (other)-[:$by]->() }
             AND (COUNT { (other)-[:$by]->() } <> size(needs) OR COUNT { MATCH (other)-[:$by]->(node) WHERE node IN needs RETURN 1 } <> size(needs))
         } THEN null WHEN EXISTS {
           MATCH (other:Role {release: to.release})
           WHERE other <> from AND other <> to AND EXISTS { (other)-[:$by]->() }
         } THEN 'SAME_FOR_ALL_ROLES' END
     END AS reason
RETURN missing, shared, surplus, size(missing) AS missingCount, size(shared) AS sharedCount, size(surplus) AS surplusCount,
       CASE WHEN reason IS NULL THEN toFloat(size(shared)) / (size(shared) + size(missing)) END AS coverage,
       CASE WHEN reason IS NULL THEN toFloat(size(shared)) / (size(shared) + size(missing) + size(surplus)) END AS jaccard,
       reason
