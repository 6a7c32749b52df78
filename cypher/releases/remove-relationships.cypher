// Removes the relationships of a release, in transactions of bounded size. Outside a transaction only, and before its nodes: a node with
// hundreds of relationships, and many of those at once, would outgrow the memory that a small server has for transactions.
//
// Parameters: $release.
MATCH (node)-[relationship]->() WHERE node.release = $release AND NOT node:Publication
CALL (relationship) { DELETE relationship } IN TRANSACTIONS OF 5000 ROWS
