// Gives the nodes of releases. It looks at all nodes, not label by label, so that nodes of types no longer declared are among them.
//
// Parameters: $releases.
// Columns: id.
MATCH (node) WHERE node.release IN $releases AND NOT node:Publication AND NOT node:DegreeRanking
RETURN elementId(node) AS id
