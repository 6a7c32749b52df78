// Which entities do these words describe?
//
// Parameters: $text      map of Lucene queries, empty where there is nothing to look for: `words` for what the client's words describe,
//                        `name` for who is called exactly so; and `key`, the form in which names are compared
//             $types     labels to keep, or null for all
//             $releases  the releases to search
// Columns:    node       Entity
//             score      how well it fits, higher is better: over two million for who is called exactly so by name, over a million by
//                        another name; scores of one search compare, those of two do not
//
// Who is called so is asked of the index of names: to read the names of all that fit would be most of the work. What fits is checked from
// the best rank on, so that Neo4j stops where the page is full. A release adds nothing to a score, or small datasets would lead.
WITH '+(' + reduce(list = 'release:"(none)"', release IN $releases | list + ' release:"' + release + '"') + ')^0' AS within
WITH within, CASE $text.name WHEN '' THEN [] ELSE COLLECT {
  CALL db.index.fulltext.queryNodes('entityNames', within + ' ' + $text.name) YIELD node
  RETURN node
} END AS exactly
CALL (within, exactly) {
  UNWIND exactly AS node
  RETURN node, CASE node.nameKeys[0] WHEN $text.key THEN 2000000.0 ELSE 1000000.0 END AS score
  UNION ALL
  WITH within, exactly WHERE $text.words <> ''
  CALL db.index.fulltext.queryNodes('entities', within + ' +(' + $text.words + ')') YIELD node, score
  WHERE NOT node IN exactly
  RETURN node, score
}
WITH score, collect(node) AS tied
ORDER BY score DESC
UNWIND tied AS node
WITH node, score
WHERE $types IS NULL OR any(label IN labels(node) WHERE label IN $types)
RETURN node, score
