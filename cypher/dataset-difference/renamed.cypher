// Which entities have another name or another slug in one release than in an earlier one?
//
// Continues from the rows of differences.cypher, and takes its parameters.
// Columns:    node                     Entity, as it is in the later release
//             nameBefore, nameAfter    its name in either release
//             slugBefore, slugAfter    its slug in either release
//             matchedBy                by what it is known to be the same
//             properties               other properties that differ
//             relationships            types of outgoing relationships that differ
RETURN node, before.name AS nameBefore, node.name AS nameAfter, before.slug AS slugBefore, node.slug AS slugAfter,
       matchedBy, properties, relationships
