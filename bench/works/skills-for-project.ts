import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query SkillsForProject($project: String!) {
    skillsForProject(project: $project) {
      skill {
        name
      }
      role {
        name
      }
    }
  }
`;

export const skillsForProject: Work = {
  name: 'skills-for-project',
  title: 'skills that a kind of project needs, each with the role through which it does',
  cases: ({ projects }) => projects.map((project) => ({ project })),
  ours: { query },
  reference: reference<[skill: string, role: string | null]>({
    cypher: `MATCH (project:ProjectType {release: $release, slug: $project})-[need:NEEDS_SKILL]->(skill)
      OPTIONAL MATCH (role:Role {release: $release, slug: need.via})
      WITH skill, role ORDER BY skill.slug
      RETURN [skill.name, role.name]`,
    data: (rows) => ({
      skillsForProject: rows.map(([skill, role]) => ({
        skill: { name: skill },
        role: role === null ? null : { name: role },
      })),
    }),
  }),
  neo4jGraphql: { byHand: true, query },
};
