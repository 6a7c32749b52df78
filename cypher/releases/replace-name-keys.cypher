// Replaces the name keys of nodes. Their names and aliases stay as they are.
//
// Parameters: $rows of [id, name keys].
UNWIND $rows AS row
MATCH (node) WHERE elementId(node) = row[0]
SET node.nameKeys = row[1]
