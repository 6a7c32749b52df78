import { reference, type Work } from './work.ts';

export const sharedNested: Work = {
  name: 'shared-nested',
  title: 'a traversal with nesting: 10 shared frameworks, each with 3 of its roles and their number',
  cases: ({ pairs }) => pairs.map((roles) => ({ roles })),
  ours: {
    query: /* GraphQL */ `
      query SharedNested($roles: [String!]!) {
        frameworksSharedBy(roles: $roles, first: 10) {
          nodes {
            name
            category
            usedBy(first: 3) {
              totalCount
              edges {
                node {
                  name
                }
              }
            }
          }
        }
      }
    `,
  },
  reference: reference<[name: string, category: string, total: number, users: string[]][]>({
    cypher: `MATCH (a:Role {release: $release, slug: $roles[0]}), (b:Role {release: $release, slug: $roles[1]})
      RETURN COLLECT {
        MATCH (a)-[:USES]->(f)<-[:USES]-(b) WITH f ORDER BY f.slug LIMIT 10
        WITH f, COUNT { (f)<-[:USES]-() } AS total,
          COLLECT { MATCH (f)<-[:USES]-(r) WITH r ORDER BY r.slug LIMIT 3 RETURN r.name } AS users
        RETURN [f.name, f.category, total, users]
      }`,
    data: ([rows = []]) => ({
      frameworksSharedBy: {
        nodes: rows.map(([name, category, totalCount, users]) => ({
          name,
          category,
          usedBy: { totalCount, edges: users.map((user) => ({ node: { name: user } })) },
        })),
      },
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query SharedNested($roles: [String!]!) {
        frameworksSharedBy(roles: $roles, first: 10) {
          name
          category
          usedBy: usedByConnection(first: 3, sort: [{ node: { slug: ASC } }]) {
            totalCount
            edges {
              node {
                name
              }
            }
          }
        }
      }
    `,
    rules: { frameworksSharedBy: { under: 'nodes' } },
  },
};
