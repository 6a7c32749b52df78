// Writes what follows from other values, such as search texts and profiles, into nodes of a release.
//
// Parameters: $release; $rows, each [slug, properties]; label stands for the nodes' label.
UNWIND $rows AS row
MATCH (node:label {release: $release, slug: row[0]})
SET node += row[1]
