// Forgets removed releases of which nothing is left, except the newest of the dataset: that one stays until the next begins, so that its
// number is not given again. A response cached under that number must not pass for another release's.
//
// Parameters: $dataset.
MATCH (release:Release {dataset: $dataset, state: 'REMOVED'})
WHERE release.emptiedAt IS NOT NULL
  AND EXISTS { MATCH (newer:Release {dataset: $dataset}) WHERE newer.number > release.number }
DELETE release
