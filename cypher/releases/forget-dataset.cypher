// Forgets all releases of a dataset whose nodes are removed.
//
// Parameters: $dataset.
MATCH (release:Release {dataset: $dataset, state: 'REMOVED'})
DELETE release
