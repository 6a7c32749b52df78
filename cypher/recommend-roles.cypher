// Which roles does the source recommend for a kind of project, and where does it disagree with itself?
//
// Bound:    project    ProjectType node
// Columns:  role       Role that suits it
//           fit        how well, where the source says so
//           suits      the relationship that says so
//           rank       3 for a primary role, 2 for one among several, 1 for an alternative, 0 where the source does not say
//           conflicts  list of Conflict nodes about the project, or about which role suits it
WITH project,
     CASE WHEN $selected.conflicts THEN COLLECT {
       CALL (project) {
         MATCH (project)<-[:CONCERNS]-(conflict)
         RETURN conflict
         UNION
         MATCH (project)<-[:SUBJECT]-(fact)<-[:INVOLVES]-(conflict) WHERE fact.predicate = 'SUITS'
         RETURN conflict
       }
       RETURN conflict ORDER BY conflict.slug
     } END AS conflicts
MATCH (project)-[suits:SUITS]->(role)
RETURN role, suits.fit AS fit, suits, conflicts,
       CASE suits.fit WHEN 'PRIMARY' THEN 3 WHEN 'COMBINED' THEN 2 WHEN 'ALTERNATIVE' THEN 1 ELSE 0 END AS rank
