// Which entities have another name in one release than in an earlier one?
//
// Parameters: $from, $to   the releases, earlier and later
//             $types       labels of the entities to compare, or null for all
// Columns:    node         Entity, as it is in the later release
//             nameBefore   its name in the earlier release
//             nameAfter    its name in the later release
//             properties   list of {property, before, after}: other properties that differ, with the values of either release as texts
MATCH (node:Entity {release: $to})
WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
MATCH (before:Entity {release: $from, slug: node.slug})
WHERE before.name <> node.name AND labels(before) = labels(node)
WITH node, node {.*, name: '', release: '', part: '', nameKeys: '', nameWords: '', aliasesWords: '', descriptionWords: '', nameInitials: '', furtherNames: '', furtherNamesWords: ''} AS now,
     before.name AS nameBefore, before {.*, name: '', release: '', part: '', nameKeys: '', nameWords: '', aliasesWords: '', descriptionWords: '', nameInitials: '', furtherNames: '', furtherNamesWords: ''} AS then
WITH node, now, nameBefore, then,
     [name IN keys(now) WHERE then[name] IS NULL OR then[name] <> now[name]] + [name IN keys(then) WHERE now[name] IS NULL] AS names
RETURN node, nameBefore, node.name AS nameAfter,
       [name IN names | {property: name, before: [one IN coalesce([] + then[name], []) | toString(one)],
                         after: [one IN coalesce([] + now[name], []) | toString(one)]}] AS properties
