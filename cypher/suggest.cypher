// Which names begin as the client has begun to type?
//
// Parameters: $prefix  map: `query`, a Lucene query of the words so far, and `key`, the same in lower case
//             $types   labels to keep, or null for all
//             $first   how many suggestions
//             $release
// Columns:    text     the name or alias that fits
//             entity   Entity that is called so
//             rank     2 where a name or alias begins so, 1 where only a later word does; shorter ones higher
CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $prefix.query + ')')
YIELD node AS entity
WHERE entity.release = $release AND ($types IS NULL OR any(label IN labels(entity) WHERE label IN $types))
WITH entity,
     [name IN [entity.name] + entity.aliases WHERE toLower(name) STARTS WITH $prefix.key] AS begun
WITH entity, reduce(shortest = head(begun), name IN begun | CASE WHEN size(name) < size(shortest) THEN name ELSE shortest END) AS label
WITH entity, coalesce(label, entity.name) AS text, CASE WHEN label IS NULL THEN 1 ELSE 2 END AS level
WITH entity, text, level + 1.0 / (1 + size(text)) AS rank
ORDER BY rank DESC, entity.slug
LIMIT $first
RETURN text, entity, rank
