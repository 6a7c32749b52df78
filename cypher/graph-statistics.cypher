// How much is in the graph? Counts were made when the release was completed, since a release never changes.
//
// Parameters: $release
// Columns:    nodes, relationships        how many in the release
//             nodeTypes                   list of {type, count}
//             relationshipTypes           list of {type, inferred, count, ratedCount}; the last how many of them do not meet the threshold. Summed
//                                         up only where there are such: where each type is one row, that takes twice as long
//             datasets                    list of {dataset, nodes, relationships}, of every published dataset
MATCH (release:Release {id: $release})
WITH release, release.relationshipTypes AS types, release.relationshipCounts AS counts
WITH release, types, counts, COLLECT {
  UNWIND CASE WHEN any(type IN types WHERE type CONTAINS '_RATED') THEN range(0, size(types) - 1) ELSE [] END AS index
  WITH types[index] AS stored, counts[index] AS count
  WITH replace(replace(stored, '_INFERRED', ''), '_RATED', '') AS type, stored ENDS WITH '_INFERRED' AS inferred,
       sum(count) AS count, sum(CASE WHEN stored CONTAINS '_RATED' THEN count ELSE 0 END) AS ratedCount
  RETURN {type: type, inferred: inferred, count: count, ratedCount: ratedCount} ORDER BY type, inferred
} AS summed
RETURN release.nodes AS nodes, release.relationships AS relationships,
       [index IN range(0, size(release.nodeTypes) - 1) |
         {type: release.nodeTypes[index], count: release.nodeCounts[index]}] AS nodeTypes,
       CASE WHEN summed = [] THEN [index IN range(0, size(types) - 1) |
         {type: replace(types[index], '_INFERRED', ''), inferred: types[index] ENDS WITH '_INFERRED', count: counts[index], ratedCount: 0}] ELSE summed END AS relationshipTypes,
       CASE WHEN $selected.datasets THEN COLLECT {
         MATCH (publication:Publication)
         MATCH (published:Release {id: publication.release})
         MATCH (dataset:Dataset {release: published.id})
         RETURN {dataset: dataset, nodes: published.nodes, relationships: published.relationships}
         ORDER BY dataset.slug
       } END AS datasets
