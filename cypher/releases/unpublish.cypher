// Takes a dataset from its readers: the pointer to its release goes.
//
// Parameters: $dataset.
MATCH (publication:Publication {dataset: $dataset})
DELETE publication
