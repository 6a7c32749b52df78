// How many of these roles have skills on record at all?
//
// Bound:    roles        list of Role nodes, each once
// Literals: $selected    columns that are selected
// Columns:  coverage     share of the roles that have any, from 0 to 1
//           reason       why an answer about all of them is not sure to be whole; null where it is
//           requirement  list of the relationships to skills that are on record and do not count as required
WITH roles, size(roles) AS asked, size([role IN roles WHERE EXISTS { (role)-[:REQUIRES_SKILL|REQUIRES_SKILL_RATED]->() }]) AS known
RETURN CASE asked WHEN 0 THEN 0.0 ELSE toFloat(known) / asked END AS coverage,
       CASE known WHEN asked THEN null WHEN 0 THEN 'NONE_ON_RECORD' ELSE 'SOME_NOT_ON_RECORD' END AS reason,
       CASE WHEN $selected.requirement THEN COLLECT {
         UNWIND roles AS role
         MATCH (role)-[leftOut:REQUIRES_SKILL_RATED]->()
         RETURN leftOut
       } ELSE [] END AS requirement
