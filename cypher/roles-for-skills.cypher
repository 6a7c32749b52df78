// Which roles do these skills fit?
//
// Bound:      skills    list of Skill nodes, each once
// Parameters: $first    how many roles
// Literals:   $selected columns that somebody asks for
// Columns:    role      Role that requires at least one of them
//             matched   list of those that it requires
//             missing   list of the others that it requires
//             coverage  matched over all that the role requires
//             score     matched over all that the role requires or the client has (Jaccard)
//             required  list of the relationships by which the role requires what is matched
//
// A role has one relationship to a skill that it requires, stated or inferred, so that how many it requires is a degree, which Neo4j
// stores. What is missing is read only of the roles that are given.
UNWIND skills AS skill
MATCH (skill)<-[said:REQUIRES_SKILL]-(role:Role)
WITH skills, role, collect(DISTINCT skill) AS matched, collect(said) AS required
WITH skills, role, matched, required, COUNT { (role)-[:REQUIRES_SKILL]->() } - size(required) AS others
WITH skills, role, matched, required, toFloat(size(matched)) / (size(matched) + others) AS coverage,
     toFloat(size(matched)) / (others + size(skills)) AS score
ORDER BY score DESC, role.slug
LIMIT $first
WITH skills, role, matched, coverage, score, required,
     CASE WHEN $selected.missing THEN COLLECT {
       MATCH (role)-[:REQUIRES_SKILL]->(needed) WHERE NOT needed IN skills
       WITH needed ORDER BY needed.slug
       RETURN needed
     } END AS missing
RETURN role, matched, missing, coverage, score, required
