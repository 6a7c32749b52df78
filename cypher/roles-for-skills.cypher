// Which roles do these skills fit?
//
// Bound:      skills    list of Skill nodes, each once
// Parameters: $first    how many roles
// Columns:    role      Role that requires at least one of them
//             matched   list of those that it requires
//             missing   list of the others that it requires
//             coverage  matched over all that the role requires
//             score     matched over all that the role requires or the client has (Jaccard)
//             required  list of the relationships by which the role requires what is matched
UNWIND skills AS skill
MATCH (skill)<-[said:REQUIRES_SKILL]-(role:Role)
WITH skills, role, collect(DISTINCT skill) AS matched, collect(said) AS required
WITH skills, role, matched, required,
     COLLECT {
       MATCH (role)-[:REQUIRES_SKILL]->(needed) WHERE NOT needed IN skills
       WITH DISTINCT needed ORDER BY needed.slug
       RETURN needed
     } AS missing
WITH role, matched, missing, required, toFloat(size(matched)) / (size(matched) + size(missing)) AS coverage,
     toFloat(size(matched)) / (size(missing) + size(skills)) AS score
ORDER BY score DESC, role.slug
LIMIT $first
RETURN role, matched, missing, coverage, score, required
