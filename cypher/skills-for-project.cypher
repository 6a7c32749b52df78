// Which skills does a kind of project need, and through which role?
//
// Bound:    project  ProjectType node
// Columns:  skill    Skill that it needs; NEEDS_SKILL leads to nothing else, so no label is tested
//           role     Role through which it needs the skill; null where the source names none
//           need     the relationship that says so
MATCH (project)-[need:NEEDS_SKILL]->(skill)
OPTIONAL MATCH (role:Role {release: project.release, slug: need.via})
RETURN skill, role, need
