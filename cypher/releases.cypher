// Which releases of the dataset can be looked back to?
//
// Parameters: $release, any release of the dataset
// Columns:    release        its id
//             number         its place among the dataset's releases, from 1
//             version        the origin's own version, or null
//             publishedAt    when readers first saw it, in ISO form
//             nodes, relationships   how many it holds
//             current        whether readers see it where they name none
//             statistics     {nodeTypes, relationshipTypes, degrees}, as counted when it was written (src/releases/statistics.ts)
MATCH (named:Release {id: $release})
MATCH (known:Release {dataset: named.dataset, state: 'COMPLETE'})
WHERE known.publishedAt IS NOT NULL
OPTIONAL MATCH (publication:Publication {dataset: known.dataset})
RETURN known.id AS release, known.number AS number,
       CASE WHEN $selected.version THEN head(COLLECT { MATCH (described:Dataset {release: known.id}) RETURN described.version }) END AS version,
       toString(known.publishedAt) AS publishedAt, known.nodes AS nodes, known.relationships AS relationships,
       coalesce(publication.release = known.id, false) AS current,
       CASE WHEN $selected.statistics THEN {
         nodeTypes: [index IN range(0, size(known.nodeTypes) - 1) | {type: known.nodeTypes[index], count: known.nodeCounts[index]}],
         relationshipTypes: [index IN range(0, size(known.countedTypes) - 1) |
           {type: replace(known.countedTypes[index], '_INFERRED', ''), inferred: known.countedTypes[index] ENDS WITH '_INFERRED',
            count: known.typeCounts[index], ratedCount: known.typeRatedCounts[index]}],
         degrees: [index IN range(0, size(known.degreeTypes) - 1) |
           {nodeType: known.degreeNodeTypes[index], outgoing: known.degreeDirections[index] = 'OUTGOING',
            type: replace(replace(known.degreeTypes[index], '_INFERRED', ''), '_RATED', ''),
            inferred: known.degreeTypes[index] ENDS WITH '_INFERRED', rated: known.degreeTypes[index] CONTAINS '_RATED',
            nodes: known.degreeNodes[index], relationships: known.degreeRelationships[index],
            mean: toFloat(known.degreeRelationships[index])
              / head([type IN range(0, size(known.nodeTypes) - 1) WHERE known.nodeTypes[type] = known.degreeNodeTypes[index] | known.nodeCounts[type]]),
            percentile99: known.degreePercentiles99[index], max: known.degreeMaxima[index]}]
       } END AS statistics
