// What do these roles have in common, relation by relation, and what does each have alone?
//
// Bound:      roles             list of Role nodes, each once
// Literals:   $by               types of relationships to compare by; they join entities only, so no label is tested
//             $by.values        the fields of a role to compare by, as values of RoleField
// Fragments:  $fieldByTarget    the field of a relationship whose type and direction several fields share, else null
//             $fieldByType      the field of any other; both are written by schema/role-field.ts
// Columns:    relation          the field of a role
//             outgoing          whether it starts at the roles
//             shared            list of nodes that all of them have
//             sharedStatements  list of {entity, follows}: the same, each with the relationships by which the roles have it
//             exclusive         list of {role, nodes, statements}: what a role has and no other of them, and the relationships to it
//             unionSize         how many nodes at least one of them has
//             jaccard           shared over union; null for roles of several releases, which share no nodes, and where all roles have the same
//             overlap           shared over the fewest that one of them has; null where one of them has none, and as above
//             coverage          share of the roles that have any
//             reason            why the comparison is not known, tells nothing or may be incomplete; else null
//             profiles          for the field that holds ratings, list of {first, second, similarity, similarityLow, similarityHigh, reason,
//                               intervalReason, differences} per pair of roles; empty for any other
//
// Whether all other roles of the release have the same, too, is looked for only where the compared ones do, and ends with the first that
// differs.
// Rows are grouped in a subquery, where the roles are known without being one of the keys: many rows take Neo4j much longer with such a key.
CALL (roles) {
  UNWIND roles AS role
  MATCH (role)-[edge:$by]-(node)
  WITH replace(replace(type(edge), '_INFERRED', ''), '_RATED', '') AS type, startNode(edge) = role AS outgoing, node, collect(DISTINCT role) AS holders,
       collect(CASE WHEN $selected.sharedStatements OR $selected.exclusive.statements THEN edge END) AS follows
  ORDER BY node.slug
  WITH type, outgoing, $fieldByTarget AS field, node, holders, follows, size(holders) = size(roles) AS common
  RETURN type, outgoing, field, count(*) AS unionSize, collect(CASE WHEN common THEN node END) AS shared,
         collect(CASE WHEN $selected.sharedStatements AND common THEN {entity: node, follows: follows} END) AS sharedStatements,
         collect(CASE WHEN $selected.exclusive AND size(holders) = 1 THEN {role: holders[0], node: node, follows: follows} END) AS alone,
         collect(CASE WHEN $selected.overlap OR $selected.coverage OR $selected.reason THEN holders END) AS held
}
WITH *, coalesce(field, $fieldByType) AS relation
WHERE relation IN $by.values
WITH *, [role IN roles | size([holders IN held WHERE role IN holders])] AS counts
WITH *, reduce(fewest = unionSize, count IN counts | CASE WHEN count < fewest THEN count ELSE fewest END) AS fewest,
     toFloat(size([count IN counts WHERE count > 0])) / size(roles) AS coverage
CALL (roles, relation) {
  UNWIND CASE WHEN $selected.profiles AND relation = 'SKILLS' THEN range(0, size(roles) - 2) ELSE [] END AS index
  UNWIND range(index + 1, size(roles) - 1) AS other
  WITH index, other, roles[index] AS first, roles[other] AS second
  WITH index, other, first, second, CASE
    WHEN first.release <> second.release THEN 'NO_COMMON_VOCABULARY'
    WHEN first.profileScales IS NULL OR second.profileScales IS NULL THEN 'NOT_RATED'
  END AS reason
  CALL (first, second, reason) {
    UNWIND CASE WHEN reason IS NULL THEN [[first, 0], [second, 1]] ELSE [] END AS side
    WITH side[0] AS rated, side[1] AS position, first.profileScales AS scales
    MATCH (rated)-[rating:REQUIRES_SKILL|REQUIRES_SKILL_RATED]->(skill)
    WITH skill, rating, position, scales, CASE WHEN rating.notRelevant THEN 0.0 ELSE 1.0 END AS relevant
    WITH skill, rating, position, relevant * reduce(product = 1.0, scale IN scales | product * rating[scale]) AS weight,
         CASE WHEN relevant = 0 THEN 0.0 WHEN size(scales) = 1 THEN rating[scales[0] + 'Error'] ^ 2
         ELSE (rating.level * rating.importanceError) ^ 2 + (rating.importance * rating.levelError) ^ 2 END AS variance
    WHERE weight IS NOT NULL
    WITH skill, collect(rating) AS ratings, head(collect(CASE position WHEN 0 THEN rating END)) AS firstRating,
         head(collect(CASE position WHEN 1 THEN rating END)) AS secondRating, count(variance) = count(*) AS known,
         sum(CASE position WHEN 0 THEN weight ELSE 0.0 END) AS mine, sum(CASE position WHEN 1 THEN weight ELSE 0.0 END) AS theirs,
         sum(CASE position WHEN 0 THEN variance ELSE 0.0 END) AS myVariance, sum(CASE position WHEN 1 THEN variance ELSE 0.0 END) AS theirVariance
    ORDER BY abs(mine - theirs) DESC, skill.slug
    RETURN collect({skill: skill, follows: ratings, firstRating: firstRating, secondRating: secondRating, known: known, mine: mine, theirs: theirs,
                    myVariance: myVariance, theirVariance: theirVariance}) AS weights
  }
  WITH *, sqrt(reduce(sum = 0.0, entry IN weights | sum + entry.mine ^ 2)) AS mine, sqrt(reduce(sum = 0.0, entry IN weights | sum + entry.theirs ^ 2)) AS theirs,
       reason IS NULL AND all(entry IN weights WHERE entry.known) AS known
  WITH *, CASE WHEN reason IS NULL THEN round(reduce(sum = 0.0, entry IN weights | sum + entry.mine * entry.theirs) / (mine * theirs), 12) END AS similarity
  WITH *, CASE WHEN known THEN 1.96 * sqrt(reduce(sum = 0.0, entry IN weights |
         sum + ((entry.theirs / theirs - similarity * entry.mine / mine) / mine) ^ 2 * entry.myVariance
             + ((entry.mine / mine - similarity * entry.theirs / theirs) / theirs) ^ 2 * entry.theirVariance)) END AS margin
  ORDER BY index, other
  RETURN collect({first: first, second: second, reason: reason, similarity: similarity,
                  similarityLow: CASE WHEN margin > similarity THEN 0.0 ELSE similarity - margin END,
                  similarityHigh: CASE WHEN margin > 1 - similarity THEN 1.0 ELSE similarity + margin END,
                  intervalReason: CASE WHEN reason IS NULL AND NOT known THEN 'ERRORS_NOT_ON_RECORD' END,
                  differences: [entry IN weights WHERE entry.mine <> entry.theirs | {
                    skill: entry.skill, follows: entry.follows, firstWeight: entry.mine, secondWeight: entry.theirs,
                    firstImportance: entry.firstRating.importance, secondImportance: entry.secondRating.importance,
                    firstLevel: entry.firstRating.level, secondLevel: entry.secondRating.level}]}) AS profiles
}
WITH *, any(role IN roles WHERE role.release <> roles[0].release) AS apart
CALL (roles, relation, shared, unionSize) {
  WITH roles, relation, shared, head(shared) AS node WHERE size(shared) = unionSize
  MATCH (node)-[edge:$by]-(other:Role) WHERE NOT other IN roles
  WITH roles, relation, shared, node, replace(replace(type(edge), '_INFERRED', ''), '_RATED', '') AS type, startNode(edge) = other AS outgoing
  WHERE coalesce($fieldByTarget, $fieldByType) = relation
  WITH roles, relation, shared LIMIT 1
  WITH roles, relation, shared
  WHERE NOT EXISTS {
    MATCH (other:Role {release: roles[0].release}) WHERE other.slug IS NOT NULL
    WITH COLLECT {
      MATCH (other)-[edge:$by]-(node)
      WITH replace(replace(type(edge), '_INFERRED', ''), '_RATED', '') AS type, startNode(edge) = other AS outgoing, node
      WITH node, coalesce($fieldByTarget, $fieldByType) AS otherRelation
      WHERE otherRelation = relation
      RETURN DISTINCT node
    } AS nodes
    WHERE nodes <> [] AND (size(nodes) <> size(shared) OR any(member IN nodes WHERE NOT member IN shared))
  }
  RETURN count(*) > 0 AS same
}
RETURN relation, outgoing, shared, sharedStatements,
       [role IN roles | {role: role, nodes: [holding IN alone WHERE holding.role = role | holding.node],
                         statements: CASE WHEN $selected.exclusive.statements THEN
                           reduce(all = [], holding IN alone | CASE WHEN holding.role = role THEN all + [relationship IN holding.follows | {type: type, source: startNode(relationship), target: endNode(relationship), relationship: relationship}] ELSE all END)
                         END}] AS exclusive,
       unionSize, CASE WHEN NOT apart AND NOT same THEN toFloat(size(shared)) / unionSize END AS jaccard,
       CASE WHEN fewest > 0 AND NOT apart AND NOT same THEN toFloat(size(shared)) / fewest END AS overlap,
       coverage, CASE WHEN apart THEN 'NO_COMMON_VOCABULARY' WHEN coverage < 1 THEN 'SOME_NOT_ON_RECORD' WHEN same THEN 'SAME_FOR_ALL_ROLES' END AS reason, profiles
