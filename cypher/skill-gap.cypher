// Which skills does a person lack who goes from one role to another?
//
// Bound:      from, to              Role nodes
// Parameters: $compare              'PROFILE', 'REQUIREMENT', or null: PROFILE where levels are on record for at least half of the
//                                   skills of both roles, else REQUIREMENT
// Columns:    comparedBy            'PROFILE' or 'REQUIREMENT'
//             missing               list of {skill, importance, level, …, required} of what the second role requires: in PROFILE at a
//                                   level above the held one, by importance × levelGap; in REQUIREMENT what the first does not
//                                   require, by slug. `required` is the relationship that says so
//             shared                list of the same: in PROFILE at a level that is held, in REQUIREMENT what both require
//             undetermined          list of the same: what the second role requires, where a level that PROFILE needs is not on
//                                   record, or skills of the two roles cannot be compared
//             surplus               list of the same, of what only the first role requires
//             missingCount, sharedCount, surplusCount  how many
//             coverage              shared over shared and missing; null where `reason` is not
//             coverageByImportance  the same, each skill weighing its importance; null where importance is not on record
//             coverageByLevel       the level held of each skill, up to the level required, over the levels required; null
//                                   where levels are not on record
//             reason                why the gap is unknown, else null
//             requirement           list of the relationships by which the second role is rated on skills that it does not require
//
// Where a skill is both stated and inferred, the stated relationship counts; types are read only where there are two. PROFILE finds the
// held level among all ratings of the first role, those below the threshold too. What the first role has of a skill is looked up in
// lists, which costs the database nothing. Errors, responses and intervals are read only where they are selected.
WITH from, to,
     COLLECT {
       MATCH (from)-[required:REQUIRES_SKILL]->(skill)
       WITH skill, collect(required) AS statements ORDER BY CASE WHEN $selected.surplus THEN skill.slug END
       WITH skill, CASE size(statements) WHEN 1 THEN statements[0] ELSE head([statement IN statements WHERE NOT type(statement) ENDS WITH '_INFERRED']) END AS required
       RETURN {skill: skill, required: required, level: required.level}
     } AS held,
     COLLECT {
       MATCH (from)-[rated:REQUIRES_SKILL_RATED]->(skill)
       RETURN {skill: skill, required: rated, level: rated.level}
     } AS below,
     COLLECT {
       MATCH (to)-[required:REQUIRES_SKILL]->(skill)
       WITH skill, collect(required) AS statements ORDER BY CASE WHEN $selected.missing OR $selected.shared OR $selected.undetermined THEN skill.slug END
       WITH skill, CASE size(statements) WHEN 1 THEN statements[0] ELSE head([statement IN statements WHERE NOT type(statement) ENDS WITH '_INFERRED']) END AS required
       RETURN {skill: skill, required: required, level: required.level,
               importance: CASE WHEN $selected.missing OR $selected.shared.importance OR $selected.shared.importanceInterval OR $selected.shared.weight
                                  OR $selected.undetermined.importance OR $selected.undetermined.importanceInterval OR $selected.coverageByImportance
                           THEN required.importance END}
     } AS demanded
WITH *, from.release = to.release AS comparable,
     size([rating IN held + below WHERE rating.level IS NOT NULL]) AS heldLevels,
     size([rating IN demanded WHERE rating.level IS NOT NULL]) AS demandedLevels
WITH *, heldLevels > 0 AND 2 * heldLevels >= size(held) + size(below) AND demandedLevels > 0 AND 2 * demandedLevels >= size(demanded) AS rated
WITH *, CASE WHEN $compare IS NOT NULL THEN $compare WHEN rated THEN 'PROFILE' ELSE 'REQUIREMENT' END AS comparedBy
WITH *, comparedBy = 'PROFILE' AS byProfile, [rating IN demanded | rating.skill] AS needs
WITH *, CASE WHEN byProfile THEN held + below ELSE held END AS mine
WITH *, COLLECT {
  UNWIND demanded AS rating
  WITH rating, head([other IN mine WHERE other.skill = rating.skill]) AS same
  WITH rating, same, same.level AS heldLevel,
       CASE WHEN rating.level > same.level THEN rating.level - same.level WHEN rating.level <= same.level THEN 0.0 END AS levelGap
  WITH rating, same, heldLevel, levelGap, rating.importance * levelGap AS weight,
       CASE WHEN NOT comparable THEN 'undetermined'
            WHEN byProfile THEN CASE WHEN levelGap > 0 THEN 'missing' WHEN levelGap = 0 THEN 'shared' ELSE 'undetermined' END
            WHEN same IS NULL THEN 'missing'
            ELSE 'shared' END AS part,
       CASE WHEN $selected.missing.levelInterval OR $selected.shared.levelInterval OR $selected.undetermined.levelInterval
              OR $selected.missing.certain OR $selected.shared.certain OR $selected.undetermined.certain
              OR $selected.missing.reason OR $selected.shared.reason OR $selected.undetermined.reason
            THEN 1.96 * rating.required.levelError END AS margin,
       CASE WHEN $selected.missing.heldLevelInterval OR $selected.shared.heldLevelInterval OR $selected.undetermined.heldLevelInterval
              OR $selected.missing.certain OR $selected.shared.certain OR $selected.undetermined.certain
              OR $selected.missing.reason OR $selected.shared.reason OR $selected.undetermined.reason
            THEN 1.96 * same.required.levelError END AS heldMargin,
       CASE WHEN $selected.missing.importanceInterval OR $selected.shared.importanceInterval OR $selected.undetermined.importanceInterval
            THEN 1.96 * rating.required.importanceError END AS importanceMargin
  ORDER BY CASE WHEN byProfile AND $selected.missing THEN CASE WHEN weight IS NULL THEN 1 ELSE 0 END END,
           CASE WHEN byProfile AND $selected.missing THEN -weight END,
           CASE WHEN byProfile AND $selected.missing THEN -levelGap END,
           CASE WHEN byProfile AND $selected.missing THEN rating.skill.slug END
  RETURN {part: part, skill: rating.skill, required: rating.required, importance: rating.importance, level: rating.level, heldLevel: heldLevel, levelGap: levelGap, weight: weight,
          levelInterval: CASE WHEN rating.level IS NOT NULL AND margin IS NOT NULL THEN {low: rating.level - margin, high: rating.level + margin} END,
          heldLevelInterval: CASE WHEN heldLevel IS NOT NULL AND heldMargin IS NOT NULL THEN {low: heldLevel - heldMargin, high: heldLevel + heldMargin} END,
          importanceInterval: CASE WHEN rating.importance IS NOT NULL AND importanceMargin IS NOT NULL THEN {low: rating.importance - importanceMargin, high: rating.importance + importanceMargin} END,
          certain: rating.level - margin > heldLevel + heldMargin OR heldLevel - heldMargin > rating.level + margin,
          responses: CASE WHEN $selected.missing.responses OR $selected.shared.responses OR $selected.undetermined.responses THEN rating.required.responses END,
          heldResponses: CASE WHEN $selected.missing.heldResponses OR $selected.shared.heldResponses OR $selected.undetermined.heldResponses THEN same.required.responses END,
          reason: CASE WHEN rating.level IS NULL THEN 'LEVEL_NOT_RATED' WHEN heldLevel IS NULL THEN 'HELD_LEVEL_NOT_RATED'
                       WHEN margin IS NULL OR heldMargin IS NULL THEN 'ERROR_NOT_ON_RECORD' END}
} AS needed
WITH *, [rating IN needed WHERE rating.part = 'missing'] AS missing, [rating IN needed WHERE rating.part = 'shared'] AS shared,
     [rating IN needed WHERE rating.part = 'undetermined'] AS undetermined,
     [rating IN held WHERE comparable AND NOT rating.skill IN needs] AS extra
WITH *, [rating IN missing + shared WHERE NOT byProfile OR rating.levelGap IS NOT NULL] AS measured,
     held = [] AND below = [] AS fromUnknown,
     CASE WHEN demanded = [] THEN NOT EXISTS { (to)-[:REQUIRES_SKILL_RATED]->() } ELSE false END AS toUnknown
WITH *, CASE
       WHEN NOT comparable THEN 'NO_COMMON_VOCABULARY'
       WHEN fromUnknown AND toUnknown THEN 'NEITHER_RATED'
       WHEN fromUnknown THEN 'FROM_NOT_RATED'
       WHEN toUnknown THEN 'TO_NOT_RATED'
       WHEN demanded = [] THEN 'NOTHING_REQUIRED'
       WHEN measured = [] THEN 'LEVELS_NOT_RATED'
       WHEN NOT byProfile AND missing = [] AND extra = [] THEN
         CASE WHEN EXISTS {
           MATCH (other:Role {release: to.release})
           WHERE EXISTS { (other)-[:REQUIRES_SKILL]->() }
             AND (COUNT { (other)-[:REQUIRES_SKILL]->() } <> size(needs) OR COUNT { MATCH (other)-[:REQUIRES_SKILL]->(skill) WHERE skill IN needs RETURN 1 } <> size(needs))
         } THEN null WHEN EXISTS {
           MATCH (other:Role {release: to.release})
           WHERE other <> from AND other <> to AND EXISTS { (other)-[:REQUIRES_SKILL]->() }
         } THEN 'SAME_FOR_ALL_ROLES' END
     END AS reason
WITH *, reduce(sum = 0.0, rating IN measured | sum + coalesce(rating.importance, 0.0)) AS importance,
     reduce(sum = 0.0, rating IN measured | sum + coalesce(rating.level, 0.0)) AS level
RETURN comparedBy, missing, shared, undetermined,
       [rating IN extra | {skill: rating.skill, required: rating.required, level: rating.level, heldLevel: rating.level, levelGap: null, weight: null,
                        importance: CASE WHEN $selected.surplus.importance OR $selected.surplus.importanceInterval THEN rating.required.importance END,
                        levelInterval: CASE WHEN $selected.surplus.levelInterval AND rating.level IS NOT NULL AND rating.required.levelError IS NOT NULL
                                       THEN {low: rating.level - 1.96 * rating.required.levelError, high: rating.level + 1.96 * rating.required.levelError} END,
                        heldLevelInterval: CASE WHEN $selected.surplus.heldLevelInterval AND rating.level IS NOT NULL AND rating.required.levelError IS NOT NULL
                                           THEN {low: rating.level - 1.96 * rating.required.levelError, high: rating.level + 1.96 * rating.required.levelError} END,
                        importanceInterval: CASE WHEN $selected.surplus.importanceInterval AND rating.required.importance IS NOT NULL AND rating.required.importanceError IS NOT NULL
                                            THEN {low: rating.required.importance - 1.96 * rating.required.importanceError, high: rating.required.importance + 1.96 * rating.required.importanceError} END,
                        certain: null,
                        responses: CASE WHEN $selected.surplus.responses THEN rating.required.responses END,
                        heldResponses: CASE WHEN $selected.surplus.heldResponses THEN rating.required.responses END,
                        reason: 'NOT_REQUIRED'}] AS surplus,
       size(missing) AS missingCount, size(shared) AS sharedCount, size(extra) AS surplusCount,
       CASE WHEN reason IS NULL THEN toFloat(size(shared)) / size(measured) END AS coverage,
       CASE WHEN reason IS NULL AND importance > 0 THEN reduce(sum = 0.0, rating IN shared | sum + coalesce(rating.importance, 0.0)) / importance END AS coverageByImportance,
       CASE WHEN reason IS NULL AND level > 0 THEN reduce(sum = 0.0, rating IN CASE WHEN byProfile THEN measured ELSE shared END | sum + CASE WHEN rating.heldLevel < rating.level THEN rating.heldLevel ELSE coalesce(rating.level, 0.0) END) / level END AS coverageByLevel,
       reason,
       CASE WHEN $selected.requirement THEN COLLECT { MATCH (to)-[leftOut:REQUIRES_SKILL_RATED]->() RETURN leftOut } ELSE [] END AS requirement
