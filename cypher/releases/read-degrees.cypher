// Counts the relationships of a release's nodes by type.
//
// Parameters: $release; $types of the nodes.
// Columns: nodeType; slug; outgoing and incoming, lists of [type as it is stored, count].
UNWIND $types AS nodeType
MATCH (node:$(nodeType)) WHERE node.release = $release AND node.slug IS NOT NULL
RETURN nodeType, node.slug AS slug,
       COLLECT { MATCH (node)-[relationship]->() WITH type(relationship) AS type, count(*) AS degree RETURN [type, degree] } AS outgoing,
       COLLECT { MATCH (node)<-[relationship]-() WITH type(relationship) AS type, count(*) AS degree RETURN [type, degree] } AS incoming
