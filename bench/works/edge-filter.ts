import { reference, type Work } from './work.ts';

const variables = '$role: String!, $least: Float!, $part: String!';

export const edgeFilter: Work = {
  name: 'edge-filter',
  title: "a role's important skills with a text in their name: 10 edges and totalCount",
  cases: ({ roles }) => roles.map((role, at) => ({ role, least: 3 + (at % 4) / 4, part: 'an' })),
  ours: {
    query: /* GraphQL */ `
      query EdgeFilter(${variables}) {
        role(slug: $role) {
          name
          skills(
            first: 10
            filter: { edge: { importance: { gte: $least } }, name: { containsCaseSensitive: $part } }
            orderBy: [{ edge: { importance: DESC } }, { name: ASC }]
          ) {
            totalCount
            edges {
              importance
              node {
                name
              }
            }
          }
        }
      }
    `,
  },
  reference: reference<[name: string, total: number, edges: [importance: number, name: string][]]>({
    cypher: `MATCH (r:Role {release: $release, slug: $role})
      CALL (r) {
        MATCH (r)-[e:REQUIRES_SKILL]->(s) WHERE e.importance >= $least AND s.name CONTAINS $part
        WITH e, s ORDER BY e.importance DESC, s.name, s.slug
        RETURN collect([e.importance, s.name]) AS edges
      }
      RETURN [r.name, size(edges), edges[..10]]`,
    data: ([row]) => ({
      role: row && {
        name: row[0],
        skills: {
          totalCount: row[1],
          edges: row[2].map(([importance, name]) => ({ importance, node: { name } })),
        },
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query EdgeFilter(${variables}) {
        role: roles(where: { slug: { eq: $role } }) {
          name
          skills: skillsConnection(
            first: 10
            where: { edge: { importance: { gte: $least } }, node: { name: { contains: $part } } }
            sort: [{ edge: { importance: DESC } }, { node: { name: ASC } }]
          ) {
            totalCount
            edges {
              properties {
                importance
              }
              node {
                name
              }
            }
          }
        }
      }
    `,
    rules: { role: 'first' },
  },
};
