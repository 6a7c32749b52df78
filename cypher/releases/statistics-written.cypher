// Stores the statistics of a release with it, as lists side by side, since a property holds no map.
//
// Parameters: $release; $version of their form; $statistics, the lists by the names of their properties.
MATCH (known:Release {id: $release})
SET known.statisticsVersion = $version, known += $statistics
