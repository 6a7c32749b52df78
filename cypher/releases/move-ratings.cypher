// Stores relationships of some nodes under another type, with all that they hold.
// Its labels and types stand for those that the caller names, and the condition for the one under which a relationship is moved.
//
// Parameters: $release; $slugs of the nodes from which the relationships start; $limit, the most to move.
// Columns: moved, a count.
MATCH (node:label)
WHERE node.release = $release AND node.slug IN $slugs
MATCH (node)-[old:old_type]->(target:target_label)
WHERE $condition
WITH node, old, target LIMIT $limit
CREATE (node)-[new:new_type]->(target)
SET new = properties(old)
DELETE old
RETURN count(new) AS moved
