// Removes the nodes of a release, with what relationships they still have, in transactions of bounded size. Outside a transaction only.
// It looks at all nodes, not label by label, so that nodes of types no longer declared go too.
//
// Parameters: $release.
MATCH (node) WHERE node.release = $release AND NOT node:Publication
CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 1000 ROWS
