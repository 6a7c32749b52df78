// Which skills does somebody lack who goes from one role to another?
//
// Bound:    from, to    Role nodes
// Columns:  missing     list of {skill, required} that only the second role requires; `required` is the relationship that says so
//           shared      list of {skill, required} that both require, as the second role requires them
//           surplus     list of {skill, required} that only the first role requires
//           coverage    shared over all that the second requires; null where either role has no skills on record
//           reason      which of the roles has none; null where both have some
//
// A skill that is both stated and inferred counts once, as stated: its type sorts first.
WITH from, to,
     COLLECT {
       MATCH (from)-[required:REQUIRES_SKILL]->(skill)
       WITH skill, required ORDER BY skill.slug, type(required)
       WITH skill, head(collect(required)) AS required
       RETURN {skill: skill, required: required}
     } AS held,
     COLLECT {
       MATCH (to)-[required:REQUIRES_SKILL]->(skill)
       WITH skill, required ORDER BY skill.slug, type(required)
       WITH skill, head(collect(required)) AS required
       RETURN {skill: skill, required: required}
     } AS needed
WITH held, needed, [one IN held | one.skill] AS has, [one IN needed | one.skill] AS needs
WITH held, needed, has, needs, [one IN needed WHERE one.skill IN has] AS shared
RETURN [one IN needed WHERE NOT one.skill IN has] AS missing,
       shared,
       [one IN held WHERE NOT one.skill IN needs] AS surplus,
       CASE WHEN held <> [] AND needed <> [] THEN toFloat(size(shared)) / size(needed) END AS coverage,
       CASE
         WHEN held = [] AND needed = [] THEN 'NEITHER_RATED'
         WHEN held = [] THEN 'FROM_NOT_RATED'
         WHEN needed = [] THEN 'TO_NOT_RATED'
       END AS reason
