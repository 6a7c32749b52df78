// Which names begin as the client has begun to type?
//
// Parameters: $prefix    map: `key`, what is typed in the form in which names are compared; and Lucene queries, empty where there is nothing
//                        to look for: `names` for names and aliases that begin so, `words` for those with a word that begins so; `parts`, the words
//                        between blanks, the last of them perhaps only begun
//             $types     labels to keep, or null for all
//             $first     how many suggestions
//             $releases  the releases to search
// Columns:    text       the name or alias that fits
//             entity     Entity that is called so
//             rank       4 where that is its name, 3 where it is another name of it, 2 where either begins so, 1 where only a later word does;
//                        shorter ones higher
//
// Later words are looked for only where fewer names begin so than are asked for.
WITH '+(' + reduce(list = 'release:"(none)"', release IN $releases | list + ' release:"' + release + '"') + ')' AS within
WITH within, CASE $prefix.names WHEN '' THEN [] ELSE COLLECT {
  CALL db.index.fulltext.queryNodes('entityNames', within + ' ' + $prefix.names) YIELD node AS entity
  WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
  WITH entity, entity.nameKeys AS keys
  WITH entity, keys,
       reduce(best = null, index IN range(0, size(keys) - 1) |
         CASE WHEN keys[index] STARTS WITH $prefix.key AND (best IS NULL OR size(keys[index]) < size(keys[best])) THEN index ELSE best END) AS index
  WHERE index IS NOT NULL
  WITH entity, CASE index WHEN 0 THEN entity.name ELSE (entity.aliases + coalesce(entity.furtherNames, []))[index - 1] END AS text,
       CASE WHEN keys[index] <> $prefix.key THEN 2 WHEN index = 0 THEN 4 ELSE 3 END AS level
  WITH entity, text, level + 1.0 / (1 + size(text)) AS rank
  ORDER BY rank DESC, entity.slug, entity.release LIMIT $first
  RETURN {text: text, entity: entity, rank: rank}
} END AS begun
CALL (within, begun) {
  UNWIND begun AS suggestion
  RETURN suggestion.text AS text, suggestion.entity AS entity, suggestion.rank AS rank
  UNION ALL
  WITH within, begun, [suggestion IN begun | suggestion.entity] AS entities WHERE size(begun) < $first AND $prefix.words <> ''
  CALL db.index.fulltext.queryNodes('entities', within + ' +(' + $prefix.words + ')') YIELD node AS entity
  WHERE NOT entity IN entities AND ($types IS NULL OR any(label IN labels(entity) WHERE label IN $types))
  WITH begun, entity, 1 + 1.0 / (1 + size(entity.name)) AS rank
  ORDER BY rank DESC, entity.slug, entity.release LIMIT $first
  WITH entity, rank, [entity.name] + entity.aliases + coalesce(entity.furtherNames, []) AS names,
       [entity.nameWords] + entity.aliasesWords + coalesce(entity.furtherNamesWords, []) AS words
  RETURN coalesce(head([index IN range(0, size(words) - 1) WHERE all(part IN $prefix.parts WHERE words[index] CONTAINS part) | names[index]]),
           entity.name) AS text, entity, rank
}
WITH text, entity, rank
ORDER BY rank DESC, entity.slug, entity.release
LIMIT $first
RETURN text, entity, rank
