// Which frameworks does a kind of project call for, and through which role?
//
// Bound:    project     ProjectType node
// Columns:  framework   Framework
//           role        Role that suits the project and uses the framework; null where the project itself calls for it
//           fit         how well that role fits, where the source says so
//           follows     list of the relationships that it follows from: project to role and role to framework, or project to framework
//           statements  the same as statements: {type, source, target, relationship}
CALL (project) {
  MATCH (project)-[suits:SUITS]->(role)-[use:USES]->(framework)
  RETURN framework, role, suits.fit AS fit, [suits, use] AS follows
  UNION
  MATCH (project)-[use:NEEDS_TOOL]->(framework)
  RETURN framework, null AS role, null AS fit, [use] AS follows
}
RETURN framework, role, fit, follows,
       CASE WHEN $selected.statements THEN [relationship IN follows | {type: replace(type(relationship), '_INFERRED', ''), source: startNode(relationship), target: endNode(relationship), relationship: relationship}] END AS statements
