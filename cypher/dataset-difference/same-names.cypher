// Which entities have kept their slug and their name from one release to a later one?
//
// A part of other questions, which continue from its rows.
//
// Parameters: $from, $to   the releases, earlier and later
//             $types       labels of the entities to compare, or null for all
// Rows:       before       Entity, as it is in the earlier release
//             node         Entity, as it is in the later release
//             matchedBy    SLUG
MATCH (node:Entity {release: $to})
WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
MATCH (before:Entity {release: $from, slug: node.slug})
WHERE before.name = node.name AND labels(before) = labels(node)
WITH before, node, 'SLUG' AS matchedBy
