// What differs between an entity of one release and the same entity of a later one, besides slug and name?
//
// A part of other questions: continues from rows of before, node and matchedBy, which it keeps. Entities without any difference are left out.
// A relationship has the same type whether its ratings meet the threshold or not (_RATED).
// The end of a relationship is the same where type and slug are, or else what pairs.cypher goes by, tested here for the ends of one entity.
//
// Parameters: $from, $to       the releases, earlier and later
//             $relationships   whether relationships are compared, too
// Fragments:  $derived         the properties that follow from others, each without a value
// Rows:       properties       list of {property, before, after}: properties that differ, with the values of either release as texts
//             relationships    list of {type, gained, lost, altered, alterations, labelsGained, labelsLost}: types of outgoing relationships that
//                              differ, with the entities that they lead to in the later release only (as they are there), in the earlier
//                              release only (as they were), and in both with something else said of it, which the alterations list as
//                              {target, property, before, after}; and the names in other languages of either release only
WITH before, node, matchedBy,
     node {.*, slug: '', name: '', release: '', part: '', $derived} AS now,
     before {.*, slug: '', name: '', release: '', part: '', $derived} AS then
WITH before, node, matchedBy, now, then,
     [name IN keys(now) WHERE then[name] IS NULL OR then[name] <> now[name]] + [name IN keys(then) WHERE now[name] IS NULL] AS names,
     CASE WHEN $relationships THEN COLLECT {
       MATCH (node)-[link]->(end)
       WITH replace(type(link), '_RATED', '') AS type, link, end
       RETURN [type, end.slug, link {.*, part: ''}]
       ORDER BY type, end.slug, labels(end)
     } + COLLECT {
       MATCH (node)-[:HAS_LABEL]->(label:Label)
       RETURN ['HAS_LABEL', label.language, label.text, label.alternatives] ORDER BY label.slug
     } ELSE [] END AS links,
     CASE WHEN $relationships THEN COLLECT {
       MATCH (before)-[link]->(end)
       WITH replace(type(link), '_RATED', '') AS type, link, end
       RETURN [type, end.slug, link {.*, part: ''}]
       ORDER BY type, end.slug, labels(end)
     } + COLLECT {
       MATCH (before)-[:HAS_LABEL]->(label:Label)
       RETURN ['HAS_LABEL', label.language, label.text, label.alternatives] ORDER BY label.slug
     } ELSE [] END AS linksBefore
WITH before, node, matchedBy, now, then, names, links, linksBefore
WHERE names <> [] OR links <> linksBefore OR before.slug <> node.slug OR before.name <> node.name
WITH before, node, matchedBy, now, then, names, CASE WHEN links = linksBefore THEN [] ELSE COLLECT {
       UNWIND links + linksBefore AS link
       WITH DISTINCT link[0] AS type
       WHERE [one IN links WHERE one[0] = type] <> [one IN linksBefore WHERE one[0] = type]
       RETURN type ORDER BY type
     } END AS types
WITH before, node, matchedBy,
     COLLECT {
       UNWIND names AS name
       RETURN {property: name, before: [one IN coalesce([] + then[name], []) | toString(one)],
               after: [one IN coalesce([] + now[name], []) | toString(one)]}
       ORDER BY name
     } AS properties,
     COLLECT {
       UNWIND [before, node] AS start
       MATCH (start)-[link]->(end:Entity)
       WITH start, link, end, replace(type(link), '_RATED', '') AS type
       WHERE type IN types
       WITH type, labels(end) AS kind, end.slug AS slug,
            collect(CASE WHEN start = before THEN [[end, link {.*, part: ''}], null] ELSE [null, [end, link {.*, part: ''}]] END) AS rows
       UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
         THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1])]] ELSE rows END AS row
       WITH type, kind, slug, row[0] AS old, row[1] AS new
       WHERE old IS NULL OR new IS NULL OR old[1] <> new[1]
       WITH type, old, new,
            CASE
              WHEN new IS NULL AND NOT EXISTS { MATCH (other:Entity {release: $to, slug: slug}) WHERE labels(other) = kind } THEN old[0]
              WHEN old IS NULL AND NOT EXISTS { MATCH (other:Entity {release: $from, slug: slug}) WHERE labels(other) = kind } THEN new[0]
            END AS single
       WITH type, single, old, new
       WITH type, CASE WHEN single.uri =~ '[A-Za-z][A-Za-z0-9+.-]+:[^ ]+' THEN [labels(single), single.uri] ELSE elementId(coalesce(new, old)[0]) END AS identity, collect([old, new, single]) AS rows
       UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
         THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1]), null]] ELSE rows END AS row
       WITH type, row[0] AS old, row[1] AS new, row[2] AS single
       WITH type, single, old, new
       WITH type, CASE WHEN single.code =~ '.*[0-9].*' THEN [labels(single), single.code] ELSE elementId(coalesce(new, old)[0]) END AS identity, collect([old, new, single]) AS rows
       UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
         THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1]), null]] ELSE rows END AS row
       WITH type, row[0] AS old, row[1] AS new, row[2] AS single
       WITH type, single, old, new
       WITH type, CASE WHEN single IS NOT NULL THEN [labels(single), single.name] ELSE elementId(coalesce(new, old)[0]) END AS identity, collect([old, new, single]) AS rows
       UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
         THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1]), null]] ELSE rows END AS row
       WITH type, row[0] AS old, row[1] AS new, row[2] AS single
       WITH type, old, new
       WHERE old IS NULL OR new IS NULL OR old[1] <> new[1]
       WITH type, old, new ORDER BY coalesce(new, old)[0].slug
       WITH type, collect(CASE WHEN old IS NULL THEN new[0] END) AS gained, collect(CASE WHEN new IS NULL THEN old[0] END) AS lost,
            collect(CASE WHEN old IS NOT NULL AND new IS NOT NULL THEN [old, new] END) AS altered
       RETURN {
         type: type, gained: gained, lost: lost, altered: [pair IN altered | pair[1][0]],
         alterations: COLLECT {
           UNWIND altered AS pair
           WITH pair[1][0] AS target, pair[0][1] AS linkBefore, pair[1][1] AS linkNow
           UNWIND [name IN keys(linkNow) WHERE linkBefore[name] IS NULL OR linkBefore[name] <> linkNow[name]]
             + [name IN keys(linkBefore) WHERE linkNow[name] IS NULL] AS name
           RETURN {target: target, property: name, before: [one IN coalesce([] + linkBefore[name], []) | toString(one)],
                   after: [one IN coalesce([] + linkNow[name], []) | toString(one)]}
           ORDER BY target.slug, name
         },
         labelsGained: [], labelsLost: []
       } ORDER BY type
     } AS relationships,
     CASE WHEN 'HAS_LABEL' IN types THEN COLLECT { MATCH (node)-[:HAS_LABEL]->(label:Label) RETURN label ORDER BY label.slug } ELSE [] END AS labelled,
     CASE WHEN 'HAS_LABEL' IN types THEN COLLECT { MATCH (before)-[:HAS_LABEL]->(label:Label) RETURN label ORDER BY label.slug } ELSE [] END AS labelledBefore
WITH before, node, matchedBy, properties, relationships,
     [one IN labelled WHERE NOT any(other IN labelledBefore
       WHERE other.language = one.language AND other.text = one.text AND other.alternatives = one.alternatives)] AS labelsGained,
     [one IN labelledBefore WHERE NOT any(other IN labelled
       WHERE other.language = one.language AND other.text = one.text AND other.alternatives = one.alternatives)] AS labelsLost
WITH before, node, matchedBy, properties,
     CASE WHEN labelsGained = [] AND labelsLost = [] THEN [] ELSE [
       {type: 'HAS_LABEL', gained: [], lost: [], altered: [], alterations: [], labelsGained: labelsGained, labelsLost: labelsLost}
     ] END + relationships AS relationships
