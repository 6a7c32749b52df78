// Gives the rankings of releases.
//
// Parameters: $releases.
// Columns: id.
MATCH (ranking:DegreeRanking) WHERE ranking.release IN $releases
RETURN elementId(ranking) AS id
