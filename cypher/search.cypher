// Which entities do these words describe?
//
// Parameters: $text   map: `query`, a Lucene query of the client's words, and `key`, the form in which names are compared
//             $types  labels to keep, or null for all
//             $release
// Columns:    node    Entity
//             score   how well it fits, higher is better, ten times as high for who is called exactly so; scores of one
//                     search compare, those of two do not
CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $text.query + ')') YIELD node, score
WHERE node.release = $release AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
WITH node, score, $text.key IN node.nameKeys AS exactly
RETURN node, CASE WHEN exactly THEN 10 * score ELSE score END AS score
