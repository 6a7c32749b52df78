// How many of these roles have skills on record at all?
//
// Bound:    roles     list of Role nodes, each once
// Columns:  coverage  share of the roles that have any, from 0 to 1
//           reason    why an answer about all of them is not sure to be whole; null where it is
WITH size(roles) AS asked, size([role IN roles WHERE EXISTS { (role)-[:REQUIRES_SKILL]->() }]) AS known
RETURN CASE asked WHEN 0 THEN 0.0 ELSE toFloat(known) / asked END AS coverage,
       CASE known WHEN asked THEN null WHEN 0 THEN 'NONE_ON_RECORD' ELSE 'SOME_NOT_ON_RECORD' END AS reason
