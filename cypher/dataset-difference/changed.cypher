// Which entities have kept slug and name from one release to a later one, and differ in something else?
//
// Continues from the rows of differences.cypher, and takes its parameters.
// Columns:    node             Entity, as it is in the later release
//             properties       properties that differ
//             relationships    types of outgoing relationships that differ
WHERE properties <> [] OR relationships <> []
RETURN node, properties, relationships
