// Writes a batch of nodes into a staged release.
// One statement serves all labels: planning one per label took longer than writing an article's nodes.
//
// Parameters: $release; $rows of [labels, properties], the properties with release and slug.
// Columns: id, under which stage-relationships.cypher finds the node; as many rows as $rows, in their order.
//   None where the release is not staged any more.
MATCH (staged:Release {id: $release})
SET staged.writtenAt = datetime()  // The lock comes before the look at the state, or a removal could slip in between.
WITH staged WHERE staged.state = 'STAGED'
UNWIND range(0, size($rows) - 1) AS place
WITH place, $rows[place] AS row
CREATE (node:$(row[0]))
SET node = row[1]
RETURN place, elementId(node) AS id
ORDER BY place
