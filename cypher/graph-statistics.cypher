// How much is in the graph? Counts were made when the release was completed, since a release never changes.
//
// Parameters: $release
// Columns:    nodes, relationships        how many in the release
//             nodeTypes                   list of {type, count}
//             relationshipTypes           list of {type, inferred, count, ratedCount}; the last how many of them do not meet the threshold
//             datasets                    list of {dataset, nodes, relationships}, of every published dataset
MATCH (release:Release {id: $release})
RETURN release.nodes AS nodes, release.relationships AS relationships,
       [index IN range(0, size(release.nodeTypes) - 1) |
         {type: release.nodeTypes[index], count: release.nodeCounts[index]}] AS nodeTypes,
       [index IN range(0, size(release.countedTypes) - 1) |
         {type: replace(release.countedTypes[index], '_INFERRED', ''), inferred: release.countedTypes[index] ENDS WITH '_INFERRED',
          count: release.typeCounts[index], ratedCount: release.typeRatedCounts[index]}] AS relationshipTypes,
       CASE WHEN $selected.datasets THEN COLLECT {
         MATCH (publication:Publication)
         MATCH (published:Release {id: publication.release})
         MATCH (dataset:Dataset {release: published.id})
         RETURN {dataset: dataset, nodes: published.nodes, relationships: published.relationships}
         ORDER BY dataset.slug
       } END AS datasets
