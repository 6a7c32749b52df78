// Which entities do these words describe?
//
// Parameters: $text   map of Lucene queries: `words` for what the client's words describe, `name` for who is called exactly so
//             $types  labels to keep, or null for all
//             $release
// Columns:    node    Entity
//             score   how well it fits, higher is better, ten times as high for who is called exactly so; scores of one
//                     search compare, those of two do not
//
// Who is called so is asked of the index of names: to read the names of all that fit would be most of the work. What fits is checked from the
// best rank on, so that Neo4j stops where the page is full; the index tells releases apart but for those with hyphens.
WITH COLLECT {
  CALL db.index.fulltext.queryNodes('entityNames', $text.name) YIELD node
  RETURN node
} AS exactly
CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $text.words + ')') YIELD node, score
WITH CASE WHEN node IN exactly THEN 10 * score ELSE score END AS score, collect(node) AS tied
ORDER BY score DESC
UNWIND tied AS node
WITH node, score
WHERE node.release = $release AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
RETURN node, score
