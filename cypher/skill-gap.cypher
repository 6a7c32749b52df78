// Which skills does somebody lack who goes from one role to another?
//
// Bound:    from, to              Role nodes
// Columns:  missing               list of {skill, importance, level, heldLevel, levelGap, required} that only the second role
//                                 requires; `required` is the relationship that says so
//           shared                list of the same, of what both require, as the second role requires it
//           surplus               list of the same, of what only the first role requires
//           coverage              shared over all that the second requires; null where either role has no skills on record
//           coverageByImportance  the same, each skill weighing its importance; null where importance is not on record
//           coverageByLevel       the level held of each skill, up to the level required, over the levels required; null
//                                 where levels are not on record
//           reason                which of the roles has none; null where both have some
//
// A skill that is both stated and inferred counts once, as stated; types are read only where there are two. What the first role
// has of a skill is looked up once, in the list of what it has, which costs the database nothing. Ratings are read only where asked for.
WITH from, to,
     COLLECT {
       MATCH (from)-[required:REQUIRES_SKILL]->(skill)
       WITH skill, collect(required) AS said ORDER BY CASE WHEN $selected.surplus THEN skill.slug END
       WITH skill, CASE size(said) WHEN 1 THEN said[0] ELSE head([one IN said WHERE NOT type(one) ENDS WITH '_INFERRED']) END AS required
       WITH skill, required, CASE WHEN $selected.shared.heldLevel OR $selected.shared.levelGap OR $selected.coverageByLevel
                                   OR $selected.surplus.level OR $selected.surplus.heldLevel THEN required.level END AS level
       RETURN {skill: skill, importance: CASE WHEN $selected.surplus.importance THEN required.importance END, level: level, heldLevel: level, levelGap: null, required: required}
     } AS held,
     COLLECT {
       MATCH (to)-[required:REQUIRES_SKILL]->(skill)
       WITH skill, collect(required) AS said ORDER BY CASE WHEN $selected.missing OR $selected.shared THEN skill.slug END
       WITH skill, CASE size(said) WHEN 1 THEN said[0] ELSE head([one IN said WHERE NOT type(one) ENDS WITH '_INFERRED']) END AS required
       RETURN {skill: skill, required: required,
               importance: CASE WHEN $selected.missing.importance OR $selected.shared.importance OR $selected.coverageByImportance THEN required.importance END,
               level: CASE WHEN $selected.missing.level OR $selected.shared.level OR $selected.shared.levelGap OR $selected.coverageByLevel THEN required.level END}
     } AS asked
WITH held, COLLECT {
  UNWIND asked AS one
  WITH one, head([other IN held WHERE other.skill = one.skill]) AS same
  WITH one, same IS NOT NULL AS has, same.level AS had
  RETURN {skill: one.skill, importance: one.importance, level: one.level, heldLevel: had, has: has,
          levelGap: CASE WHEN one.level > had THEN one.level - had WHEN one.level <= had THEN 0.0 END, required: one.required}
} AS needed
WITH held, needed, [one IN needed | one.skill] AS needs, [one IN needed WHERE one.has] AS shared
WITH *, held <> [] AND needed <> [] AS known,
     reduce(sum = 0.0, one IN needed | sum + coalesce(one.importance, 0.0)) AS importance,
     reduce(sum = 0.0, one IN needed | sum + coalesce(one.level, 0.0)) AS level
RETURN [one IN needed WHERE NOT one.has] AS missing,
       shared,
       [one IN held WHERE NOT one.skill IN needs] AS surplus,
       CASE WHEN known THEN toFloat(size(shared)) / size(needed) END AS coverage,
       CASE WHEN known AND importance > 0 THEN reduce(sum = 0.0, one IN shared | sum + coalesce(one.importance, 0.0)) / importance END AS coverageByImportance,
       CASE WHEN known AND level > 0 THEN reduce(sum = 0.0, one IN shared | sum + CASE WHEN one.heldLevel < one.level THEN one.heldLevel ELSE coalesce(one.level, 0.0) END) / level END AS coverageByLevel,
       CASE
         WHEN held = [] AND needed = [] THEN 'NEITHER_RATED'
         WHEN held = [] THEN 'FROM_NOT_RATED'
         WHEN needed = [] THEN 'TO_NOT_RATED'
       END AS reason
