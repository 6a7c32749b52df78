// What differs between an entity of one release and the same entity of a later one, besides slug and name?
//
// A part of other questions: continues from rows of before, node and matchedBy, which it keeps. Entities without any difference are left out.
// The end of a relationship is the same where type and slug are, or else what pairs.cypher goes by, tested here for the ends of one entity.
//
// Parameters: $from, $to       the releases, earlier and later
//             $relationships   whether relationships are compared, too
// Rows:       properties       list of {property, before, after}: properties that differ, with the values of either release as texts
//             relationships    list of {type, gained, lost, altered, alterations, labelsGained, labelsLost}: types of outgoing relationships that
//                              differ, with the entities that they lead to in the later release only (as they are there), in the earlier
//                              release only (as they were), and in both with something else said of it, which the alterations list as
//                              {target, property, before, after}; and the names in other languages of either release only
WITH before, node, matchedBy,
     node {.*, slug: '', name: '', release: '', part: '', nameKeys: '', nameWords: '', aliasesWords: '', descriptionWords: '',
       nameInitials: '', furtherNames: '', furtherNamesWords: ''} AS now,
     before {.*, slug: '', name: '', release: '', part: '', nameKeys: '', nameWords: '', aliasesWords: '', descriptionWords: '',
       nameInitials: '', furtherNames: '', furtherNamesWords: ''} AS then
WITH before, node, matchedBy, now, then,
     [name IN keys(now) WHERE then[name] IS NULL OR then[name] <> now[name]] + [name IN keys(then) WHERE now[name] IS NULL] AS names,
     CASE WHEN $relationships THEN COLLECT {
       MATCH (node)-[link]->(end)
       RETURN [type(link), end.slug, link {.*, part: ''}, CASE WHEN end:Label THEN [end.language, end.text, end.alternatives] END]
       ORDER BY type(link), end.slug, labels(end)
     } ELSE [] END AS links,
     CASE WHEN $relationships THEN COLLECT {
       MATCH (before)-[link]->(end)
       RETURN [type(link), end.slug, link {.*, part: ''}, CASE WHEN end:Label THEN [end.language, end.text, end.alternatives] END]
       ORDER BY type(link), end.slug, labels(end)
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
       UNWIND types AS type
       WITH type,
            COLLECT { MATCH (node)-[link]->(end:Entity) WHERE type(link) = type RETURN [end, link {.*, part: ''}] ORDER BY end.slug } AS ends,
            COLLECT { MATCH (before)-[link]->(end:Entity) WHERE type(link) = type RETURN [end, link {.*, part: ''}] ORDER BY end.slug } AS endsBefore,
            COLLECT { MATCH (node)-[link]->(end:Label) WHERE type(link) = type RETURN end ORDER BY end.slug } AS labelled,
            COLLECT { MATCH (before)-[link]->(end:Label) WHERE type(link) = type RETURN end ORDER BY end.slug } AS labelledBefore
       WITH type, labelled, labelledBefore,
            [one IN ends | [head([other IN endsBefore WHERE other[0].slug = one[0].slug AND labels(other[0]) = labels(one[0])]), one]] AS kept,
            [one IN endsBefore WHERE NOT any(other IN ends WHERE other[0].slug = one[0].slug AND labels(other[0]) = labels(one[0]))] AS lost
       WITH type, labelled, labelledBefore, [pair IN kept WHERE pair[0] IS NOT NULL] AS kept,
            [pair IN kept WHERE pair[0] IS NULL | pair[1]] AS gained, lost
       WITH type, labelled, labelledBefore, kept, gained, lost, COLLECT {
              UNWIND lost AS one
              UNWIND gained AS other
              WITH one, other, one[0] AS old, other[0] AS new
              WHERE labels(old) = labels(new)
                AND (old.name = new.name OR old.code = new.code AND old.code =~ '.*[0-9].*'
                     OR old.uri = new.uri AND old.uri =~ '[A-Za-z][A-Za-z0-9+.-]+:[^ ]+')
                AND NOT EXISTS { MATCH (after:Entity {release: $to, slug: old.slug}) WHERE labels(after) = labels(old) }
                AND NOT EXISTS { MATCH (earlier:Entity {release: $from, slug: new.slug}) WHERE labels(earlier) = labels(new) }
              RETURN [one, other]
            } AS renamed
       WITH type, labelled, labelledBefore,
            [one IN gained WHERE NOT any(pair IN renamed WHERE pair[1][0] = one[0]) | one[0]] AS gained,
            [one IN lost WHERE NOT any(pair IN renamed WHERE pair[0][0] = one[0]) | one[0]] AS lost,
            [pair IN kept + renamed WHERE pair[0][1] <> pair[1][1]] AS altered
       WITH type, gained, lost, altered,
            [one IN labelled WHERE NOT any(other IN labelledBefore
              WHERE other.language = one.language AND other.text = one.text AND other.alternatives = one.alternatives)] AS labelsGained,
            [one IN labelledBefore WHERE NOT any(other IN labelled
              WHERE other.language = one.language AND other.text = one.text AND other.alternatives = one.alternatives)] AS labelsLost
       WHERE size(gained) + size(lost) + size(altered) + size(labelsGained) + size(labelsLost) > 0
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
         labelsGained: labelsGained, labelsLost: labelsLost
       } ORDER BY type
     } AS relationships
