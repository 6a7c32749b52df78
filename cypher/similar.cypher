// Which roles are most like this one?
//
// Bound:      node            Role node
// Literals:   $by             types of relationships whose sets are compared; each leads to a type of node of its own
// Parameters: $compare        PROFILE, REQUIREMENT, or null: by profile where the role has one
//             $first          how many roles
// Columns:    role            Role
//             comparedBy      PROFILE or REQUIREMENT
//             score           cosine of the profiles; or shared over what at least one of the two has (Jaccard)
//             reason          why there is no score, or null
//             scoreLow        the ends of the score's 95 % interval, or null
//             scoreHigh
//             certain         whether the interval lies above that of the next role; null where either is not known
//             intervalReason  why there is no interval, or null
//             sharedCount     how many nodes both have; of profiles, how many add to the score
//             shared          list of nodes that both have, by slug; of profiles, the ten that add most to the score
//             statements      list of the relationships by which they have what is listed
//
// Profiles: the nearest are stored at the node when its release is written (src/releases/profiles.ts). One more than is given is read, since
// `certain` compares a row with the next one. Weights are read of the rows that are given, and only where something of them is selected:
// those of each role once, grouped by skill. By a subquery of its own rather than a COLLECT, which takes Neo4j half as long again to plan.
//
// Sets: only counts are kept per role until the best are known. Both totals are degrees that Neo4j stores. Rows are grouped by the
// role alone, in a subquery: with `node` and `own` among the keys, each of many thousand rows takes Neo4j twice as long. Only
// then are those left out that lead to the same but are no roles, such as career paths. Whether every role has the same is counted
// only where all that are given do.
CALL (node) {
  WITH node WHERE coalesce($compare, 'PROFILE') = 'PROFILE' AND node.profileScales IS NOT NULL
  WITH node, node.nearestProfiles AS slugs, node.nearestProfileSimilarities AS scores,
       $first - CASE WHEN $selected.certain THEN 0 ELSE 1 END AS last
  UNWIND range(0, CASE WHEN last < size(slugs) THEN last ELSE size(slugs) - 1 END) AS place
  MATCH (role:Role {release: node.release, slug: slugs[place]})
  WITH node, role, place, scores[place] AS score
  CALL (node, role) {
    UNWIND CASE WHEN $selected.scoreLow OR $selected.scoreHigh OR $selected.certain OR $selected.intervalReason OR $selected.shared
                     OR $selected.sharedCount OR $selected.statements THEN [[node, 0], [role, 1]] ELSE [] END AS side
    WITH side[0] AS rated, side[1] AS index, node.profileScales AS scales
    MATCH (rated)-[rating:REQUIRES_SKILL|REQUIRES_SKILL_RATED]->(skill)
    WITH skill, rating, index, scales, CASE WHEN rating.notRelevant THEN 0.0 ELSE 1.0 END AS relevant
    WITH skill, index, rating, relevant * reduce(product = 1.0, scale IN scales | product * rating[scale]) AS weight,
         CASE WHEN $selected.scoreLow OR $selected.scoreHigh OR $selected.certain OR $selected.intervalReason THEN
           CASE WHEN relevant = 0 THEN 0.0 WHEN size(scales) = 1 THEN rating[scales[0] + 'Error'] ^ 2
           ELSE (rating.level * rating.importanceError) ^ 2 + (rating.importance * rating.levelError) ^ 2 END
         END AS variance
    WHERE weight IS NOT NULL
    WITH skill, collect(rating) AS ratings, count(variance) = count(*) AS known,
         sum(CASE index WHEN 0 THEN weight ELSE 0.0 END) AS mine, sum(CASE index WHEN 1 THEN weight ELSE 0.0 END) AS theirs,
         sum(CASE index WHEN 0 THEN variance ELSE 0.0 END) AS myVariance, sum(CASE index WHEN 1 THEN variance ELSE 0.0 END) AS theirVariance
    ORDER BY mine * theirs DESC, skill.slug
    RETURN collect({skill: skill, ratings: ratings, known: known, mine: mine, theirs: theirs, myVariance: myVariance, theirVariance: theirVariance}) AS weights
  }
  WITH role, place, score, weights, [one IN weights WHERE one.mine * one.theirs > 0] AS adding,
       sqrt(reduce(sum = 0.0, one IN weights | sum + one.mine ^ 2)) AS mine, sqrt(reduce(sum = 0.0, one IN weights | sum + one.theirs ^ 2)) AS theirs,
       all(one IN weights WHERE one.known) AS known
  WITH role, place, score, known, adding,
       CASE WHEN known AND mine > 0 AND theirs > 0 THEN 1.96 * sqrt(reduce(sum = 0.0, one IN weights |
         sum + ((one.theirs / theirs - score * one.mine / mine) / mine) ^ 2 * one.myVariance
             + ((one.mine / mine - score * one.theirs / theirs) / theirs) ^ 2 * one.theirVariance)) END AS margin
  WITH role, place, score, known, adding,
       CASE WHEN margin > score THEN 0.0 ELSE score - margin END AS low, CASE WHEN margin > 1 - score THEN 1.0 ELSE score + margin END AS high
  ORDER BY place
  WITH collect({role: role, score: score, low: low, high: high, known: known, shared: adding}) AS rows
  UNWIND range(0, size(rows) - 1) AS place
  WITH rows[place] AS row, rows[place + 1] AS next WHERE place < $first
  WITH row, next, row.shared[..10] AS strongest
  RETURN row.role AS role, 'PROFILE' AS comparedBy, row.score AS score, null AS reason, row.low AS scoreLow, row.high AS scoreHigh,
         row.low > next.high AS certain, CASE WHEN NOT row.known THEN 'ERRORS_NOT_ON_RECORD' END AS intervalReason,
         size(row.shared) AS sharedCount, [one IN strongest | one.skill] AS shared,
         reduce(all = [], one IN strongest | all + one.ratings) AS statements
UNION ALL
  WITH node WHERE $compare = 'REQUIREMENT' OR $compare IS NULL AND node.profileScales IS NULL
  WITH node, COUNT { (node)-[:$by]->() } AS own
  CALL (node) {
    MATCH (node)-[:$by]->()<-[:$by]-(role)
    RETURN role, count(*) AS common
  }
  WITH node, own, role, common WHERE role:Role
  WITH node, own, role, common, toFloat(common) / (own + COUNT { (role)-[:$by]->() } - common) AS score
  ORDER BY score DESC, role.slug LIMIT $first
  WITH node, own, collect({role: role, common: common, score: score}) AS rows
  CALL (node, own, rows) {
    WITH node, own WHERE size(rows) > 1 AND all(row IN rows WHERE row.score = 1)
    MATCH (node)-[:$by]->()<-[:$by]-(other)
    WITH own, other, count(*) AS common
    WHERE other:Role AND common = own AND COUNT { (other)-[:$by]->() } = own
    RETURN count(other) AS alike
  }
  WITH node, rows, alike > 0 AND CASE WHEN alike > 0 THEN COUNT {
    MATCH (other:Role {release: node.release}) WHERE other <> node AND COUNT { (other)-[:$by]->() } > 0
  } END = alike AS same
  UNWIND rows AS row
  WITH node, same, row, row.role AS role
  WITH same, row, role, CASE WHEN $selected.shared OR $selected.statements THEN COLLECT {
    MATCH (node)-[mine:$by]->(both)<-[theirs:$by]-(role)
    WITH both, mine, theirs ORDER BY both.slug
    RETURN [both, mine, theirs]
  } ELSE [] END AS shared
  RETURN role, 'REQUIREMENT' AS comparedBy, CASE WHEN NOT same THEN row.score END AS score, CASE WHEN same THEN 'SAME_FOR_ALL_ROLES' END AS reason,
         null AS scoreLow, null AS scoreHigh, null AS certain, 'NO_SAMPLE' AS intervalReason, row.common AS sharedCount,
         [one IN shared | one[0]] AS shared, [one IN shared | one[1]] + [one IN shared | one[2]] AS statements
}
RETURN role, comparedBy, score, reason, scoreLow, scoreHigh, certain, intervalReason, sharedCount, shared, statements
