import { nodes, reference, type Work } from './work.ts';

export const shared: Work = {
  name: 'shared',
  title: 'frameworks shared by two roles',
  cases: ({ pairs }) => pairs.map((roles) => ({ roles })),
  ours: {
    query: /* GraphQL */ `
      query Shared($roles: [String!]!) {
        frameworksSharedBy(roles: $roles) {
          nodes {
            name
          }
        }
      }
    `,
  },
  reference: reference<string[]>({
    cypher: `MATCH (a:Role {release: $release, slug: $roles[0]}), (b:Role {release: $release, slug: $roles[1]})
      RETURN COLLECT { MATCH (a)-[:USES]->(f)<-[:USES]-(b) WITH f ORDER BY f.slug LIMIT 100 RETURN f.name }`,
    data: ([names = []]) => ({ frameworksSharedBy: { nodes: names.map((name) => ({ name })) } }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Shared($roles: [String!]!) {
        frameworksSharedBy(roles: $roles, first: 100) {
          name
        }
      }
    `,
    rules: { frameworksSharedBy: nodes },
  },
};
