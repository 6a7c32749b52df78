import { edges, reference, type Work } from './work.ts';

export const recommendRoles: Work = {
  name: 'recommend-roles',
  title: 'roles that suit a kind of project, best fit first',
  cases: ({ projects }) => projects.map((project) => ({ project })),
  ours: {
    query: /* GraphQL */ `
      query RecommendRoles($project: String!) {
        recommendRoles(project: $project) {
          fit
          role {
            name
          }
        }
      }
    `,
  },
  reference: reference<[fit: string | null, role: string]>({
    cypher: `MATCH (project:ProjectType {release: $release, slug: $project})-[suits:SUITS]->(role)
      WITH suits.fit AS fit, role
      ORDER BY CASE fit WHEN 'PRIMARY' THEN 0 WHEN 'COMBINED' THEN 1 WHEN 'ALTERNATIVE' THEN 2 ELSE 3 END, role.slug
      RETURN [fit, role.name]`,
    data: (rows) => ({ recommendRoles: rows.map(([fit, role]) => ({ fit, role: { name: role } })) }),
  }),
  neo4jGraphql: {
    // The fits stand in the alphabet in the order of their ranks, backwards.
    query: /* GraphQL */ `
      query RecommendRoles($project: String!) {
        recommendRoles: projectTypes(where: { slug: { eq: $project } }) {
          roles: rolesConnection(sort: [{ edge: { fit: DESC } }, { node: { slug: ASC } }]) {
            edges {
              properties {
                fit
              }
              role: node {
                name
              }
            }
          }
        }
      }
    `,
    rules: { recommendRoles: ['first', { of: 'roles' }], roles: edges },
  },
};
