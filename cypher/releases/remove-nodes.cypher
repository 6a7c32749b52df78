// Removes nodes whose relationships are removed already.
//
// Parameters: $ids of the nodes; $releases that they are of, since an id may be given again.
// Columns: removed, how many.
MATCH (node) WHERE elementId(node) IN $ids AND node.release IN $releases
DELETE node
RETURN count(*) AS removed
