// Which entities did one release have that a later one has not?
//
// Continues from the rows of pairs.cypher, and takes its parameters.
// Columns:    node         Entity, as it is in the earlier release
WHERE node IS NULL
RETURN before AS node
