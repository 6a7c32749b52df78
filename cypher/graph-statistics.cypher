// How much is in the graph? Counts were made when the release was completed, since a release never changes.
//
// Parameters: $release
// Columns:    nodes, relationships        how many in the release
//             nodeTypes                   list of {type, count}
//             relationshipTypes           list of {type, inferred, rated, count}
//             datasets                    list of {dataset, nodes, relationships}, of every published dataset
MATCH (release:Release {id: $release})
RETURN release.nodes AS nodes, release.relationships AS relationships,
       [at IN range(0, size(release.nodeTypes) - 1) |
         {type: release.nodeTypes[at], count: release.nodeCounts[at]}] AS nodeTypes,
       [at IN range(0, size(release.relationshipTypes) - 1) |
         {type: replace(replace(release.relationshipTypes[at], '_INFERRED', ''), '_RATED', ''),
          inferred: release.relationshipTypes[at] ENDS WITH '_INFERRED',
          rated: release.relationshipTypes[at] CONTAINS '_RATED',
          count: release.relationshipCounts[at]}] AS relationshipTypes,
       CASE WHEN $selected.datasets THEN COLLECT {
         MATCH (publication:Publication)
         MATCH (published:Release {id: publication.release})
         MATCH (dataset:Dataset {release: published.id})
         RETURN {dataset: dataset, nodes: published.nodes, relationships: published.relationships}
         ORDER BY dataset.slug
       } END AS datasets
