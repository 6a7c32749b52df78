// Which entities do these words name?
//
// Parameters: $terms      list of maps, one per term of the client: `text`; `key`, the form in which names are compared; `pairs`, its pairs of
//                         letters; `parts`, its words; and Lucene queries, empty where there is nothing to look for: `exact` for the whole
//                         key, `close` for a few letters more or less, `words` for its words and abbreviations
//             $types      labels to keep, or null for all
//             $first      how many entities per term
//             $releases   the releases to search
// Columns:    position    which term it is, from 0
//             term        the term as the client wrote it
//             candidates  list of {entity, label, tier, confidence}, best first
//
// An abbreviation that a name gives itself is surer than one that only its first letters make: AWS in "Amazon Web Services AWS software"
// and in "Allen wrench sets". Of entities that are equally likely, the one that more relationships lead to and from comes first.
UNWIND range(0, size($terms) - 1) AS position
WITH position, $terms[position] AS term,
     '+(' + reduce(list = 'release:"(none)"', release IN $releases | list + ' release:"' + release + '"') + ')^0 ' AS within
WITH position, term, within,
     COLLECT {
       UNWIND $releases AS release
       MATCH (entity:Entity {release: release, slug: trim(term.text)})
       WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
       RETURN entity
     } AS slugs,
     CASE term.exact WHEN '' THEN [] ELSE COLLECT {
       CALL db.index.fulltext.queryNodes('entityNames', within + term.exact) YIELD node AS entity
       WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
       RETURN entity
     } END AS called
WITH position, term, within, slugs, [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] = term.key] AS names,
     [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] <> term.key] AS aliases
WITH position, term, within,
     [entity IN slugs | {entity: entity, label: entity.slug, tier: 'SLUG', confidence: 1.0 / size(slugs)}] +
     [entity IN names | {entity: entity, label: entity.name, tier: 'NAME', confidence: 1.0 / size(names)}] +
     [entity IN aliases | {entity: entity, tier: 'ALIAS', confidence: 0.9 / size(aliases),
       label: head([at IN range(1, size(entity.nameKeys) - 1) WHERE entity.nameKeys[at] = term.key |
         (entity.aliases + coalesce(entity.furtherNames, []))[at - 1]])}] AS exact
WITH position, term, exact,
     CASE WHEN size(exact) > 0 OR term.words = '' THEN [] ELSE COLLECT {
       CALL (term, within) {
         CALL db.index.fulltext.queryNodes('entities', within + '+(' + term.words + ')') YIELD node AS entity
         WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
         RETURN entity LIMIT 20
         UNION
         CALL db.index.fulltext.queryNodes('entityNames', within + term.close) YIELD node AS entity
         WHERE $types IS NULL OR any(label IN labels(entity) WHERE label IN $types)
         RETURN entity LIMIT 20
       }
       WITH term, entity, entity.nameKeys AS keys, [entity.nameWords] + entity.aliasesWords + coalesce(entity.furtherNamesWords, []) AS words, entity.nameInitials AS initials
       UNWIND range(0, size(keys) - 1) AS at
       WITH term, entity, at, keys[at] AS key, words[at] AS words, initials[at] AS initials
       WITH entity, at, term, key, words, initials,
            all(part IN term.parts WHERE words CONTAINS part OR initials CONTAINS part) AS named,
            2.0 * size([pair IN term.pairs WHERE key CONTAINS pair]) / (size(term.pairs) + size(key) - 1) AS likeness
       WHERE named OR likeness >= 0.4
       WITH entity, at, likeness, named,
            CASE WHEN named THEN reduce(told = 0.0, part IN term.parts |
              told + CASE WHEN words CONTAINS part THEN 1 ELSE 0 END + CASE WHEN initials CONTAINS part THEN size(part) - 2 ELSE 0 END
            ) / (size(split(words, ' ')) - 2) ELSE 0.0 END AS told,
            named AND any(part IN term.parts WHERE initials CONTAINS part) AS abbreviated,
            CASE WHEN all(part IN term.parts WHERE words CONTAINS part) THEN 0.4 ELSE 0.3 END AS weight
       WITH entity, at, abbreviated, 0.8 * likeness AS alike,
            CASE WHEN named THEN 0.4 + weight * CASE WHEN told > 1 THEN 1 ELSE told END ELSE 0.0 END AS meant
       RETURN {
         entity: entity, label: ([entity.name] + entity.aliases + coalesce(entity.furtherNames, []))[at], at: at,
         tier: CASE WHEN alike > meant THEN 'SIMILAR' WHEN abbreviated THEN 'ABBREVIATION' ELSE 'WORDS' END,
         confidence: CASE WHEN alike > meant THEN alike ELSE meant END
       }
     } END AS similar
RETURN position, term.text AS term,
       COLLECT {
         UNWIND exact + similar AS candidate
         WITH candidate ORDER BY candidate.confidence DESC, candidate.at
         WITH candidate.entity AS entity, head(collect(candidate)) AS candidate
         WITH candidate, entity, CASE WHEN candidate.tier IN ['ABBREVIATION', 'WORDS'] THEN COUNT { (entity)--() } ELSE 0 END AS degree
         ORDER BY candidate.confidence DESC, degree DESC, entity.slug, entity.release LIMIT $first
         RETURN candidate
       } AS candidates
