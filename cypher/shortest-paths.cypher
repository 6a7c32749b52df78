// How are two entities connected, by the fewest steps?
//
// Bound:      from, to    Entity nodes
// Literals:   $via        types of relationships to walk, $direction  which way, $maxLength  the most steps
// Parameters: $first      how many paths to give
// Columns:    paths       list of {length, nodes, steps}; a step is {node, direction, edge, parallel}, where `edge` and the list
//                         `parallel` are statements: {type, source, target, relationship}
//             length      steps of each; null where there is none
//             total       how many paths there are, told apart by their nodes; null where there are too many to count
//             truncated   whether there are more than are given
//
// Of more ways along relationships than 50,000 no more are read: the time and the memory that a question costs stay bounded.
// Paths whose slugs are the same, since nodes of several types have them, go by Neo4j's own ids: those cost no reading.
CALL (from, to) {
  WITH from, to WHERE from <> to
  MATCH path = allShortestPaths((from)<$direction-[:$via*..$maxLength]-$direction>(to))
  WITH path LIMIT 50001
  RETURN nodes(path) AS walked, count(*) AS ways
  UNION ALL
  WITH from, to WHERE from = to
  RETURN [from] AS walked, 1 AS ways
}
WITH collect(walked) AS ties, sum(ways) <= 50000 AS counted
RETURN COLLECT {
         UNWIND CASE WHEN $selected.paths THEN ties ELSE [] END AS walked
         WITH walked ORDER BY [node IN walked | node.slug], [node IN walked | elementId(node)] LIMIT $first
         WITH walked, COLLECT {
           UNWIND CASE WHEN $selected.paths.steps THEN range(0, size(walked) - 2) ELSE [] END AS index
           WITH index, walked[index] AS left, walked[index + 1] AS right
           MATCH (left)<$direction-[relationship:$via]-$direction>(right)
           WITH index, left, right, relationship ORDER BY startNode(relationship) = left DESC, type(relationship)
           WITH index, left, right, collect({type: replace(type(relationship), '_INFERRED', ''), source: startNode(relationship), target: endNode(relationship), relationship: relationship}) AS statements ORDER BY index
           RETURN {node: right, direction: CASE WHEN head(statements).source = left THEN 'OUTGOING' ELSE 'INCOMING' END,
                   edge: head(statements), parallel: tail(statements)}
         } AS steps
         RETURN {length: size(walked) - 1, nodes: walked, steps: steps}
       } AS paths,
       size(head(ties)) - 1 AS length, CASE WHEN counted THEN size(ties) END AS total,
       NOT counted OR size(ties) > $first AS truncated
