// Which frameworks does a kind of project call for, and through which role?
//
// Bound:    project    ProjectType node
// Columns:  framework  Framework
//           role       Role that suits the project and uses the framework; null where the project itself calls for it
//           fit        how well that role fits, where the source says so
//           suits      {statement}: the relationship that the role suits the project; null where there is no role
//           use        the relationship to the framework, from the role or from the project itself
//           derived    whether it takes two statements, project to role and role to framework
CALL (project) {
  MATCH (project)-[suits:SUITS]->(role)-[use:USES]->(framework)
  RETURN framework, role, suits, use
  UNION
  MATCH (project)-[use:NEEDS_TOOL]->(framework)
  RETURN framework, null AS role, null AS suits, use
}
RETURN framework, role, suits.fit AS fit, CASE WHEN suits IS NOT NULL THEN {statement: suits} END AS suits, use,
       role IS NOT NULL AS derived
