// Which entities do these words describe?
//
// Parameters: $text   Lucene query made of the client's words
//             $types  labels to keep, or null for all
//             $release
// Columns:    node    Entity
//             score   how well it fits, higher is better; scores of one search compare, those of two do not
CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $text + ')') YIELD node, score
WHERE node.release = $release AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
RETURN node, score
