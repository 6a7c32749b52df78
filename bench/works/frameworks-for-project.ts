import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query FrameworksForProject($project: String!) {
    frameworksForProject(project: $project) {
      fit
      framework {
        name
      }
      role {
        name
      }
    }
  }
`;

export const frameworksForProject: Work = {
  name: 'frameworks-for-project',
  title: 'frameworks that a kind of project calls for, by itself or through the roles that suit it',
  cases: ({ projects }) => projects.map((project) => ({ project })),
  ours: { query },
  reference: reference<[fit: string | null, framework: string, role: string | null]>({
    cypher: `MATCH (project:ProjectType {release: $release, slug: $project})
      CALL (project) {
        MATCH (project)-[suits:SUITS]->(role)-[:USES]->(framework)
        RETURN framework, role, suits.fit AS fit
        UNION ALL
        MATCH (project)-[:NEEDS_TOOL]->(framework)
        RETURN framework, null AS role, null AS fit
      }
      WITH framework, role, fit ORDER BY framework.slug, role.slug
      RETURN [fit, framework.name, role.name]`,
    data: (rows) => ({
      frameworksForProject: rows.map(([fit, framework, role]) => ({
        fit,
        framework: { name: framework },
        role: role === null ? null : { name: role },
      })),
    }),
  }),
  neo4jGraphql: { byHand: true, query },
};
