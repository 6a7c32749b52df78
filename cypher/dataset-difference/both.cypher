// Which entities are in both of two releases?
//
// Continues from the rows of pairs.cypher, and gives those that other questions continue from.
WHERE before IS NOT NULL AND node IS NOT NULL
