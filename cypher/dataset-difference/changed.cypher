// Which entities have kept their name from one release to a later one, and differ in something else?
//
// Parameters: $from, $to       the releases, earlier and later
//             $types           labels of the entities to compare, or null for all
//             $relationships   whether other relationships, too, make an entity a changed one
// Columns:    node             Entity, as it is in the later release
//             properties       list of {property, before, after}: properties that differ, with the values of either release as texts
//             relationships    list of {type, gained, lost, altered}: types of outgoing relationships that differ, with the entities that
//                              they lead to in the later release only (as they are there), in the earlier release only (as they were),
//                              and in both with something else told of it
MATCH (node:Entity {release: $to})
WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
MATCH (before:Entity {release: $from, slug: node.slug})
WHERE before.name = node.name AND labels(before) = labels(node)
WITH node, before, node {.*, release: '', part: '', nameKeys: '', nameWords: '', aliasesWords: '', descriptionWords: '', nameInitials: '', furtherNames: '', furtherNamesWords: ''} AS now, before {.*, release: '', part: '', nameKeys: '', nameWords: '', aliasesWords: '', descriptionWords: '', nameInitials: '', furtherNames: '', furtherNamesWords: ''} AS then
WITH node, before, now, then,
     [name IN keys(now) WHERE then[name] IS NULL OR then[name] <> now[name]] + [name IN keys(then) WHERE now[name] IS NULL] AS names,
     CASE WHEN $relationships THEN
       COLLECT { MATCH (node)-[link]->(end) RETURN [type(link), end.slug, link {.*, part: ''}] ORDER BY type(link), end.slug, labels(end) }
     ELSE [] END AS links,
     CASE WHEN $relationships THEN
       COLLECT { MATCH (before)-[link]->(end) RETURN [type(link), end.slug, link {.*, part: ''}] ORDER BY type(link), end.slug, labels(end) }
     ELSE [] END AS linksBefore
WITH node, before, now, then, names, links, linksBefore WHERE names <> [] OR links <> linksBefore
WITH node, before, now, then, names, CASE WHEN links = linksBefore THEN [] ELSE COLLECT {
       UNWIND links + linksBefore AS link
       WITH DISTINCT link[0] AS type
       WHERE [one IN links WHERE one[0] = type] <> [one IN linksBefore WHERE one[0] = type]
       RETURN type ORDER BY type
     } END AS types
WITH node,
     [name IN names | {property: name, before: [one IN coalesce([] + then[name], []) | toString(one)],
                       after: [one IN coalesce([] + now[name], []) | toString(one)]}] AS properties,
     COLLECT {
       UNWIND types AS type
       WITH type,
            COLLECT { MATCH (node)-[link]->(end:Entity) WHERE type(link) = type RETURN [end, link {.*, part: ''}] ORDER BY end.slug } AS ends,
            COLLECT { MATCH (before)-[link]->(end:Entity) WHERE type(link) = type RETURN [end, link {.*, part: ''}] ORDER BY end.slug } AS endsBefore
       RETURN {
         type: type,
         gained: [one IN ends WHERE NOT any(other IN endsBefore WHERE other[0].slug = one[0].slug AND labels(other[0]) = labels(one[0])) | one[0]],
         lost: [one IN endsBefore WHERE NOT any(other IN ends WHERE other[0].slug = one[0].slug AND labels(other[0]) = labels(one[0])) | one[0]],
         altered: [one IN ends WHERE any(other IN endsBefore WHERE other[0].slug = one[0].slug AND labels(other[0]) = labels(one[0]) AND other[1] <> one[1]) | one[0]]
       } ORDER BY type
     } AS relationships
RETURN node, properties, relationships
