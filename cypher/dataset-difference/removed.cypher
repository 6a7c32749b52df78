// Which entities did one release have that a later one has not?
//
// Parameters: $from, $to   the releases, earlier and later
//             $types       labels of the entities to compare, or null for all
// Columns:    node         Entity, as it is in the earlier release
MATCH (node:Entity {release: $from})
WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
  AND NOT EXISTS { MATCH (after:Entity {release: $to, slug: node.slug}) WHERE labels(after) = labels(node) }
RETURN node
