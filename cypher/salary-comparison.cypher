// How does the pay of these roles differ, where it can be compared at all?
//
// Bound:      roles        list of Role nodes, each once
// Parameters: $statistic   the measure to compare, or null for all
// Columns:    role, other  two of the roles, in the order in which they were named
//             statistic    what the figures measure
//             region, currency, period
//             source       Source of the figures
//             figure       SalaryFigure of the first role; null where there is none
//             otherFigure  SalaryFigure of the other role; null where there is none
//             amount       the first role's pay less the other's; null where that does not compare
//             percent      that amount in per cent of the other's pay
//             comparable   whether there is an amount
//             reason       why there is none
//             addsUp       whether totals are the sum of salary and additional cash by the same source; null where that cannot be checked
//             conflicts    list of Conflict nodes about the figures
//             facts        list of Fact nodes about the figures
//
// A figure's `side` is all in which it has to equal another one besides what it measures. It is null, which equals nothing, where
// the source or the region is unknown. FOR_ROLE leads from figures only, so no label is tested; nearly all that a figure tells is needed,
// so it is read at once.
UNWIND roles AS role
WITH roles, role,
     COLLECT {
       MATCH (role)<-[:FOR_ROLE]-(figure)
       OPTIONAL MATCH (figure)-[:REPORTED_BY]->(source)
       OPTIONAL MATCH (figure)-[:FOR_LEVEL]->(level)
       WITH figure, source, level, properties(figure) AS values
       ORDER BY values.slug
       RETURN {figure: figure, source: source, values: values, measure: coalesce(values.measure, values.statistic), amount: values.amount,
               region: values.region, currency: values.currency,
               side: CASE WHEN source IS NOT NULL AND values.region IS NOT NULL
                          THEN [source.slug, values.region, values.currency, coalesce(values.period, ''),
                                coalesce(values.seniority, level.slug, ''), coalesce(values.year, 0)] END}
     } AS figures
WITH roles, collect({role: role, figures: [one IN figures | {
       figure: one.figure, source: one.source, values: one.values, measure: one.measure, amount: one.amount, region: one.region, currency: one.currency, side: one.side,
       addsUp: CASE WHEN $selected.addsUp AND one.measure = 'TOTAL_COMPENSATION' THEN head([base IN figures WHERE base.measure IN ['BASE_SALARY', 'AVERAGE_SALARY'] AND base.side = one.side |
                 head([cash IN figures WHERE cash.measure = 'ADDITIONAL_CASH' AND cash.side = one.side | one.amount = base.amount + cash.amount])]) END
     }]}) AS paid
UNWIND range(0, size(paid) - 2) AS index
UNWIND range(index + 1, size(paid) - 1) AS otherIndex
WITH paid[index].role AS role, paid[otherIndex].role AS other, paid[index].figures AS mine, paid[otherIndex].figures AS theirs
WITH role, other, mine, theirs, [one IN mine | one.figure] AS own, [one IN theirs | one.figure] AS others
WITH role, other,
     [one IN mine WHERE one.figure IN others] AS shared,
     [one IN mine WHERE NOT one.figure IN others] AS mine,
     [one IN theirs WHERE NOT one.figure IN own] AS theirs
WITH role, other,
     COLLECT {
       UNWIND shared AS one
       RETURN {one: one, another: one, reason: 'SHARED_FIGURE'} AS row
       UNION ALL
       UNWIND mine AS one
       UNWIND theirs AS another
       WITH one, another WHERE one.measure = another.measure AND one.side = another.side
       RETURN {one: one, another: another,
               reason: CASE WHEN one.amount IS NULL OR another.amount IS NULL THEN 'AMOUNT_UNKNOWN' END} AS row
       UNION ALL
       UNWIND [[mine, theirs, true], [theirs, mine, false]] AS way
       UNWIND way[0] AS lone
       WITH lone, way[1] AS rest, way[2] AS first
       WITH lone, rest, first, [one IN rest WHERE one.measure = lone.measure] AS alike
       WITH lone, rest, first, alike, [one IN alike WHERE one.source = lone.source] AS near
       WITH lone, rest, first, alike, near, [one IN near WHERE one.region = lone.region] AS nearer
       WHERE none(one IN nearer WHERE coalesce(one.side = lone.side, false))
       RETURN {
         one: CASE WHEN first THEN lone END, another: CASE WHEN NOT first THEN lone END,
         reason: CASE
           WHEN lone.amount IS NULL THEN 'AMOUNT_UNKNOWN'
           WHEN lone.source IS NULL THEN 'SOURCE_UNKNOWN'
           WHEN lone.region IS NULL THEN 'REGION_UNKNOWN'
           WHEN rest = [] THEN 'NO_COUNTERPART'
           WHEN alike = [] THEN 'DIFFERENT_STATISTIC'
           WHEN near = [] THEN 'DIFFERENT_SOURCE'
           WHEN nearer = [] THEN 'DIFFERENT_REGION'
           WHEN none(one IN nearer WHERE one.currency = lone.currency) THEN 'DIFFERENT_CURRENCY'
           ELSE 'DIFFERENT_SCOPE'
         END
       } AS row
     } AS rows
WITH role, other, [row IN rows WHERE $statistic IS NULL OR coalesce(row.one, row.another).measure = $statistic] AS rows
UNWIND CASE rows WHEN [] THEN [{reason: 'NO_FIGURE'}] ELSE rows END AS row
WITH role, other, row, coalesce(row.one, row.another) AS any, row.one.figure AS figure, row.another.figure AS otherFigure, row.reason AS reason,
     CASE WHEN row.reason IS NULL THEN row.one.amount - row.another.amount END AS amount, [row.one.addsUp, row.another.addsUp] AS sums
RETURN role, other, any.values.measure AS statistic, any.region AS region, any.currency AS currency, any.values.period AS period,
       any.source AS source, figure, otherFigure, amount,
       CASE WHEN amount IS NOT NULL AND row.another.amount > 0 THEN 100.0 * amount / row.another.amount END AS percent,
       amount IS NOT NULL AS comparable, reason,
       CASE WHEN any(sum IN sums WHERE sum = false) THEN false WHEN any(sum IN sums WHERE sum) THEN true END AS addsUp,
       CASE WHEN $selected.conflicts THEN COLLECT {
         UNWIND [figure, otherFigure] AS one
         CALL (one) {
           MATCH (one)<-[:CONCERNS]-(conflict)
           RETURN conflict
           UNION
           MATCH (one)<-[:SUBJECT]-(:Fact)<-[:INVOLVES]-(conflict)
           RETURN conflict
         }
         WITH DISTINCT conflict ORDER BY conflict.slug
         RETURN conflict
       } END AS conflicts,
       CASE WHEN $selected.facts THEN COLLECT {
         UNWIND [figure, otherFigure] AS one
         MATCH (one)<-[:SUBJECT]-(fact:Fact)
         WITH DISTINCT fact ORDER BY fact.slug
         RETURN fact
       } END AS facts
