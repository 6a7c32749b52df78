// Which entities do these words name?
//
// Parameters: $terms      list of maps, one per term of the client: `text`; `key`, the form in which names are compared; `pairs`, its pairs of
//                         letters; and Lucene queries, empty where there is nothing to look for: `exact` for the whole key, `close` for a
//                         few letters more or less, `words` for its words
//             $types      labels to keep, or null for all
//             $first      how many entities per term
//             $release
// Columns:    position    which term it is, from 0
//             term        the term as the client wrote it
//             candidates  list of {entity, label, tier, confidence}, best first
UNWIND range(0, size($terms) - 1) AS position
WITH position, $terms[position] AS term
WITH position, term,
     COLLECT {
       MATCH (entity:Entity {release: $release, slug: trim(term.text)})
       WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
       RETURN entity
     } AS slugs,
     CASE term.exact WHEN '' THEN [] ELSE COLLECT {
       CALL db.index.fulltext.queryNodes('entityNames', '+release:"' + $release + '" ' + term.exact) YIELD node AS entity
       WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
       RETURN entity
     } END AS called
WITH position, term, slugs, [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] = term.key] AS names,
     [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] <> term.key] AS aliases
WITH position, term,
     [entity IN slugs | {entity: entity, label: entity.slug, tier: 'SLUG', confidence: 1.0 / size(slugs)}] +
     [entity IN names | {entity: entity, label: entity.name, tier: 'NAME', confidence: 1.0 / size(names)}] +
     [entity IN aliases | {entity: entity, tier: 'ALIAS', confidence: 0.9 / size(aliases),
       label: head([at IN range(1, size(entity.aliases)) WHERE entity.nameKeys[at] = term.key | entity.aliases[at - 1]])}] AS exact
WITH position, term, exact,
     CASE WHEN size(exact) > 0 OR term.words = '' THEN [] ELSE COLLECT {
       CALL (term) {
         CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + term.words + ')') YIELD node AS entity
         WHERE entity.release = $release AND ($types IS NULL OR any(label IN labels(entity) WHERE label IN $types))
         RETURN entity LIMIT 20
         UNION
         CALL db.index.fulltext.queryNodes('entityNames', '+release:"' + $release + '" ' + term.close) YIELD node AS entity
         WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
         RETURN entity LIMIT 20
       }
       UNWIND range(0, size(entity.nameKeys) - 1) AS at
       WITH entity, at, term, entity.nameKeys[at] AS key
       WITH entity, at, 2.0 * size([pair IN term.pairs WHERE key CONTAINS pair]) / (size(term.pairs) + size(key) - 1) AS likeness
       WHERE likeness >= 0.4
       RETURN {entity: entity, label: ([entity.name] + entity.aliases)[at], tier: 'SIMILAR', confidence: 0.8 * likeness, at: at}
     } END AS similar
RETURN position, term.text AS term,
       COLLECT {
         UNWIND exact + similar AS candidate
         WITH candidate ORDER BY candidate.confidence DESC, candidate.at
         WITH candidate.entity AS entity, head(collect(candidate)) AS candidate
         WITH candidate ORDER BY candidate.confidence DESC, candidate.entity.slug LIMIT $first
         RETURN candidate
       } AS candidates
