// Which entities does one release have that an earlier one had not?
//
// Continues from the rows of pairs.cypher, and takes its parameters.
// Columns:    node         Entity, as it is in the later release
WHERE before IS NULL
RETURN node
