// Which releases of the dataset can be looked back to?
//
// Parameters: $release, any release of the dataset
// Columns:    release        its id
//             number         its place among the dataset's releases, from 1
//             version        the origin's own version, or null
//             publishedAt    when readers first saw it, in ISO form
//             nodes, relationships   how many it holds
//             current        whether readers see it where they name none
MATCH (named:Release {id: $release})
MATCH (known:Release {dataset: named.dataset, state: 'COMPLETE'})
WHERE known.publishedAt IS NOT NULL
OPTIONAL MATCH (publication:Publication {dataset: known.dataset})
RETURN known.id AS release, known.number AS number,
       CASE WHEN $selected.version THEN head(COLLECT { MATCH (described:Dataset {release: known.id}) RETURN described.version }) END AS version,
       toString(known.publishedAt) AS publishedAt, known.nodes AS nodes, known.relationships AS relationships,
       coalesce(publication.release = known.id, false) AS current
