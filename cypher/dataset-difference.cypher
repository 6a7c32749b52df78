// What is different in one release of a dataset from another?
//
// Parameters: $from, $to       the releases, earlier and later
//             $change          ADDED, REMOVED, RENAMED or CHANGED, or null for all
//             $types           labels of the entities to compare, or null for all
//             $relationships   whether other relationships, too, make an entity a changed one
// Columns:    node             Entity, as it is in the later release; a removed one as it is in the earlier
//             change           what became of it
//             nameBefore       its name in the earlier release, where it has another now
//             properties       names of the properties that differ
//             relationshipTypes  types of outgoing relationships that differ, in what they lead to or in what they tell
//
// The slugs are tested so that the entities of a release are read from the index on (release, slug).
CALL () {
  MATCH (node:Entity {release: $to})
  WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
  OPTIONAL MATCH (before:Entity {release: $from, slug: node.slug}) WHERE labels(before) = labels(node)
  RETURN node, before, before IS NULL AS added, false AS removed
  UNION ALL
  MATCH (node:Entity {release: $from})
  WHERE node.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(node) WHERE label IN $types))
    AND NOT EXISTS { MATCH (after:Entity {release: $to, slug: node.slug}) WHERE labels(after) = labels(node) }
  RETURN node, null AS before, false AS added, true AS removed
}
WITH node, before, added, removed,
     CASE WHEN before IS NULL THEN [] ELSE
       [name IN keys(node) WHERE NOT name IN ['release', 'nameKeys', 'part'] AND (before[name] IS NULL OR before[name] <> node[name])] +
       [name IN keys(before) WHERE node[name] IS NULL]
     END AS properties
WITH node, before, added, removed, properties,
     CASE WHEN before IS NULL OR NOT $relationships THEN [] ELSE
       COLLECT { MATCH (node)-[link]->(end) RETURN [type(link), end.slug, properties(link)] ORDER BY type(link), end.slug, labels(end) }
     END AS links,
     CASE WHEN before IS NULL OR NOT $relationships THEN [] ELSE
       COLLECT { MATCH (before)-[link]->(end) RETURN [type(link), end.slug, properties(link)] ORDER BY type(link), end.slug, labels(end) }
     END AS linksBefore
WITH node, before, added, removed, properties,
     CASE WHEN links = linksBefore THEN [] ELSE
       COLLECT {
         UNWIND links + linksBefore AS link
         WITH DISTINCT link[0] AS type
         WHERE [one IN links WHERE one[0] = type] <> [one IN linksBefore WHERE one[0] = type]
         RETURN type ORDER BY type
       }
     END AS relationshipTypes
WITH node, before, properties, relationshipTypes,
     CASE
       WHEN added THEN 'ADDED'
       WHEN removed THEN 'REMOVED'
       WHEN 'name' IN properties THEN 'RENAMED'
       WHEN properties <> [] OR relationshipTypes <> [] THEN 'CHANGED'
     END AS change
WHERE change IS NOT NULL AND ($change IS NULL OR change = $change)
RETURN node, change, CASE WHEN change = 'RENAMED' THEN before.name END AS nameBefore, properties, relationshipTypes
