// Writes a batch of relationships into a staged release.
// One statement serves all types and labels, because its ends are found by the ids that stage-nodes.cypher gave.
//
// Parameters: $release; $rows of [source id, type, target id, properties].
// Columns: written, a count; no row where the release is not staged any more.
MATCH (staged:Release {id: $release})
SET staged.writtenAt = datetime()  // The lock comes before the look at the state, or a removal could slip in between.
WITH staged WHERE staged.state = 'STAGED'
UNWIND $rows AS row
MATCH (source) WHERE elementId(source) = row[0] AND source.release = $release
MATCH (target) WHERE elementId(target) = row[2] AND target.release = $release
CREATE (source)-[relationship:$(row[1])]->(target)
SET relationship = row[3]
RETURN count(relationship) AS written
