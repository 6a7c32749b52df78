// Which roles do these skills fit?
//
// Bound:      skills      list of Skill nodes, each once
//             levels      list of {skill, level}, each skill once: at what level a person has them
// Parameters: $first      how many roles
//             $compare    'PROFILE', 'REQUIREMENT', or null: PROFILE where at least half of the relationships by which roles require these
//                         skills are rated, else REQUIREMENT
// Literals:   $selected   columns that the client selects
// Columns:    role        Role that requires at least one of them; by PROFILE a rated one
//             comparedBy  'PROFILE' or 'REQUIREMENT'
//             measure     what `score` is: 'JACCARD', 'OCHIAI' or 'LEVELS'
//             matched     list of those that it requires
//             missing     list of the others that it requires
//             coverage    matched over all that the role requires
//             score       JACCARD (by REQUIREMENT): matched over all that the role requires or the client has
//                         OCHIAI (by PROFILE without levels): the sum over matched of (importance / 5) × (level / 7), over the square root of
//                         (how many are given × how many the role requires)
//                         LEVELS (by PROFILE with levels): importance × the level brought up to what is required, over importance × level
//             requirement list of the relationships by which the role is rated on skills that it does not require
//             required    list of the relationships by which the role requires what is matched
//
// A role has one relationship to a skill that it requires, stated or inferred, so that how many it requires is a degree, which Neo4j
// stores. Where a source rates importance or level alone, that alone is the weight. All that a role requires is read for LEVELS only,
// which leaves out skills whose level is not on record. What is missing is read only of the roles that are given.
WITH levels, skills + [entry IN levels WHERE NOT entry.skill IN skills | entry.skill] AS heldSkills
UNWIND heldSkills AS skill
WITH levels, heldSkills, skill, head([entry IN levels WHERE entry.skill = skill | entry.level]) AS held
MATCH (skill)<-[relationship:REQUIRES_SKILL]-(role:Role)
WITH levels, heldSkills, skill, held, role, relationship, CASE WHEN $compare = 'REQUIREMENT' THEN null ELSE relationship.importance END AS importance,
     CASE WHEN $compare = 'REQUIREMENT' THEN null ELSE relationship.level END AS level
WITH levels, heldSkills, role, collect(DISTINCT skill) AS matched, collect(relationship) AS required, count(CASE WHEN levels = [] THEN coalesce(importance, level) ELSE level END) AS rated,
     sum(CASE WHEN level IS NULL AND (importance IS NULL OR levels <> []) THEN 0.0
              ELSE coalesce(importance / 5.0, 1.0) * coalesce(CASE WHEN held < level THEN held ELSE level END / 7.0, 1.0) END) AS brought
WITH levels, heldSkills, collect([role, matched, required, rated, brought]) AS rows, sum(rated) AS rated, sum(size(required)) AS requiredCount
WITH levels, heldSkills, rows, CASE WHEN $compare IS NOT NULL THEN $compare WHEN 2 * rated >= requiredCount THEN 'PROFILE' ELSE 'REQUIREMENT' END AS comparedBy
UNWIND rows AS row
WITH levels, heldSkills, comparedBy, comparedBy = 'PROFILE' AS byProfile, row[0] AS role, row[1] AS matched, row[2] AS required, row[4] AS brought, row[3] AS rated
WHERE NOT byProfile OR rated > 0
WITH *, COUNT { (role)-[:REQUIRES_SKILL]->() } - size(required) AS others,
     CASE WHEN NOT byProfile THEN 'JACCARD' WHEN levels = [] THEN 'OCHIAI' ELSE 'LEVELS' END AS measure
WITH *, CASE WHEN measure = 'LEVELS' THEN COLLECT {
       MATCH (role)-[needs:REQUIRES_SKILL]->()
       WITH needs.importance AS importance, needs.level AS level
       RETURN CASE WHEN level IS NULL THEN 0.0 ELSE coalesce(importance / 5.0, 1.0) * level / 7.0 END
     } ELSE [] END AS weights
WITH *, CASE measure WHEN 'JACCARD' THEN toFloat(others + size(heldSkills))
                     WHEN 'OCHIAI' THEN sqrt(toFloat(size(heldSkills) * (size(matched) + others)))
                     ELSE reduce(sum = 0.0, weight IN weights | sum + weight) END AS whole
WITH heldSkills, comparedBy, measure, role, matched, required, toFloat(size(matched)) / (size(matched) + others) AS coverage,
     CASE WHEN measure = 'JACCARD' THEN size(matched) / whole WHEN whole > 0 THEN brought / whole ELSE 0.0 END AS score
ORDER BY score DESC, role.slug
LIMIT $first
WITH heldSkills, comparedBy, measure, role, matched, coverage, score, required,
     CASE WHEN $selected.missing THEN COLLECT {
       MATCH (role)-[:REQUIRES_SKILL]->(needed) WHERE NOT needed IN heldSkills
       WITH needed ORDER BY needed.slug
       RETURN needed
     } END AS missing
RETURN role, comparedBy, measure, matched, missing, coverage, score, required,
       CASE WHEN $selected.requirement THEN COLLECT { MATCH (role)-[leftOut:REQUIRES_SKILL_RATED]->() RETURN leftOut } ELSE [] END AS requirement
