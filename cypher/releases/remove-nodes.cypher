// Removes some nodes whose relationships are removed already.
//
// Parameters: $ids of the nodes; $releases that they are of, since an id may be given again; $limit.
// Columns: removed, a count; fewer than $limit where none is left.
MATCH (node) WHERE elementId(node) IN $ids AND node.release IN $releases
WITH node LIMIT $limit
DELETE node
RETURN count(*) AS removed
