// Stores the rankings of a release's nodes by degree, in place of those that it has.
//
// Parameters: $release; $rankings, each {key, slugs, degrees}, lists side by side: sorted by degree, the greatest first, and then by slug.
OPTIONAL MATCH (old:DegreeRanking {release: $release})
DETACH DELETE old
WITH count(*) AS deleted
UNWIND $rankings AS ranking
CREATE (stored:DegreeRanking {release: $release})
SET stored += ranking
