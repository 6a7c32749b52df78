// Which entities does one release have that an earlier one had not?
//
// Parameters: $from, $to   the releases, earlier and later
//             $types       labels of the entities to compare, or null for all
// Columns:    node         Entity, as it is in the later release
//
// The slugs are tested so that the entities of a release are read from the index on (release, slug).
MATCH (node:Entity {release: $to})
WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
  AND NOT EXISTS { MATCH (before:Entity {release: $from, slug: node.slug}) WHERE labels(before) = labels(node) }
RETURN node
