// Gives nodes of a label with texts that may be too long for an index over them.
//
// Parameters: $properties that the index is over; $minLetters that the texts of a node have together; label stands for the label.
// Columns: id; slug; labels; release, and the dataset that it is of (null where it has no history); texts, those of the properties.
MATCH (node:label)
WITH node, [text IN reduce(texts = [], property IN $properties | texts + coalesce(node[property], [])) WHERE text IS :: STRING] AS texts
WHERE reduce(letters = 0, text IN texts | letters + size(text)) >= $minLetters
OPTIONAL MATCH (release:Release {id: node.release})
RETURN elementId(node) AS id, node.slug AS slug, labels(node) AS labels, node.release AS release, release.dataset AS dataset, texts
