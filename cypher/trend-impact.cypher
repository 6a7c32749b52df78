// What does a trend change?
//
// Bound:    trend       Trend node
// Columns:  roles       list of {role, effect, affects}: roles that it changes
//           skills      list of {skill, demands}: skills that it raises the demand for
//           drives      list of {trend, drives}: trends that it pushes on
//           statistics  list of Statistic nodes about it
RETURN CASE WHEN $selected.roles THEN COLLECT {
         MATCH (trend)-[affects:AFFECTS]->(role)
         WITH role, affects ORDER BY role.slug, type(affects)
         RETURN {role: role, effect: affects.effect, affects: affects}
       } END AS roles,
       CASE WHEN $selected.skills THEN COLLECT {
         MATCH (trend)-[demands:DEMANDS]->(skill)
         WITH skill, demands ORDER BY skill.slug, type(demands)
         RETURN {skill: skill, demands: demands}
       } END AS skills,
       CASE WHEN $selected.drives THEN COLLECT {
         MATCH (trend)-[drives:DRIVES]->(driven)
         WITH driven, drives ORDER BY driven.slug, type(drives)
         RETURN {trend: driven, drives: drives}
       } END AS drives,
       CASE WHEN $selected.statistics THEN COLLECT { MATCH (trend)-[:HAS_STATISTIC]->(statistic) RETURN statistic ORDER BY statistic.slug } END AS statistics
