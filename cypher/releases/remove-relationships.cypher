// Removes some relationships of nodes, whichever way they lead: at most as many as one transaction has the memory for.
//
// Parameters: $ids of the nodes; $releases that they are of, since an id may be given again; $limit.
// Columns: removed, a count; fewer than $limit where none is left.
MATCH (node) WHERE elementId(node) IN $ids AND node.release IN $releases
MATCH (node)-[relationship]-()
WITH DISTINCT relationship LIMIT $limit
DELETE relationship
RETURN count(*) AS removed
