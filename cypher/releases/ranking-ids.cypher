// Which rankings do releases store?
//
// Parameters: $releases.
// Columns: id.
MATCH (ranking:DegreeRanking) WHERE ranking.release IN $releases
RETURN elementId(ranking) AS id
