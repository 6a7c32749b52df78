// How many relationships of each type do the nodes of a release have, in each direction?
//
// Parameters: $release; $types of the nodes.
// Columns: nodeType; direction, OUTGOING or INCOMING; type, as it is stored; degree; nodes, how many have it. Nodes without a relationship of a
//   type have no row for it.
UNWIND $types AS nodeType
MATCH (node:$(nodeType)) WHERE node.release = $release
CALL (node) {
  MATCH (node)-[relationship]->() RETURN 'OUTGOING' AS direction, type(relationship) AS type, count(*) AS degree
  UNION ALL
  MATCH (node)<-[relationship]-() RETURN 'INCOMING' AS direction, type(relationship) AS type, count(*) AS degree
}
RETURN nodeType, direction, type, degree, count(*) AS nodes
