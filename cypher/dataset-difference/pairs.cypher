// Which entities are in one of two releases only, or have another name or slug in the other one?
//
// A part of other questions, which continue from its rows. An entity is the same where type and slug are. Of those that are left on either side,
// it is the same where the type and the web identifier are, or else the code, or else the name, if just one on each side has it: text that is no
// identifier, such as "n/a", does not count.
//
// Parameters: $from, $to   the releases, earlier and later
//             $types       labels of the entities to compare, or null for all
// Rows:       before       Entity, as it is in the earlier release; null where it is added
//             node         Entity, as it is in the later release; null where it is removed
//             matchedBy    by what they are the same: SLUG, URI, CODE or NAME; null where one is missing
//
// The slugs are tested so that the entities of a release are read from the index on (release, slug). Both releases are read once and grouped:
// looking each entity up in the other release takes twice as long.
CALL () {
  MATCH (entity:Entity {release: $to})
  WHERE entity.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(entity) WHERE label IN $types))
  RETURN entity
UNION ALL
  MATCH (entity:Entity {release: $from})
  WHERE entity.slug IS NOT NULL AND ($types IS NULL OR any(label IN labels(entity) WHERE label IN $types))
  RETURN entity
}
WITH labels(entity) AS kind, entity.slug AS slug, collect(entity) AS entities
WHERE size(entities) = 1 OR entities[0].name <> entities[1].name
WITH head([entity IN entities WHERE entity.release = $from]) AS before, head([entity IN entities WHERE entity.release = $to]) AS node
WITH [before, node, CASE WHEN before IS NOT NULL AND node IS NOT NULL THEN 'SLUG' END] AS row
WITH row, CASE WHEN row[2] IS NULL THEN coalesce(row[1], row[0]) END AS single
WITH CASE WHEN single.uri =~ '[A-Za-z][A-Za-z0-9+.-]+:[^ ]+' THEN [labels(single), single.uri] ELSE elementId(coalesce(row[1], row[0])) END AS identity,
     collect(row) AS rows
UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
  THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1]), 'URI']] ELSE rows END AS row
WITH row, CASE WHEN row[2] IS NULL THEN coalesce(row[1], row[0]) END AS single
WITH CASE WHEN single.code =~ '.*[0-9].*' THEN [labels(single), single.code] ELSE elementId(coalesce(row[1], row[0])) END AS identity,
     collect(row) AS rows
UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
  THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1]), 'CODE']] ELSE rows END AS row
WITH row, CASE WHEN row[2] IS NULL THEN coalesce(row[1], row[0]) END AS single
WITH CASE WHEN single IS NOT NULL THEN [labels(single), single.name] ELSE elementId(coalesce(row[1], row[0])) END AS identity,
     collect(row) AS rows
UNWIND CASE WHEN size(rows) = 2 AND (rows[0][0] IS NULL) <> (rows[1][0] IS NULL)
  THEN [[coalesce(rows[0][0], rows[1][0]), coalesce(rows[0][1], rows[1][1]), 'NAME']] ELSE rows END AS row
WITH row[0] AS before, row[1] AS node, row[2] AS matchedBy
