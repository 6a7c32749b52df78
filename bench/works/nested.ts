import { nodes, reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query Nested($role: String!) {
    role(slug: $role) {
      name
      frameworks(first: 10) {
        nodes {
          name
          usedBy(first: 5) {
            nodes {
              name
            }
          }
        }
      }
    }
  }
`;

export const nested: Work = {
  name: 'nested',
  title: 'role → 10 frameworks → 5 roles each, sorted',
  cases: ({ roles }) => roles.map((role) => ({ role })),
  ours: { query },
  dataloader: { query },
  reference: reference<[name: string, frameworks: [name: string, users: string[]][]]>({
    cypher: `MATCH (r:Role {release: $release, slug: $role})
      WITH r, COLLECT {
        MATCH (r)-[:USES]->(f) WITH f ORDER BY f.slug LIMIT 10
        WITH f, COLLECT { MATCH (f)<-[:USES]-(u) WITH u ORDER BY u.slug LIMIT 5 RETURN u.name } AS users
        RETURN [f.name, users]
      } AS frameworks
      RETURN [r.name, frameworks]`,
    data: ([row]) => ({
      role: row && {
        name: row[0],
        frameworks: {
          nodes: row[1].map(([name, users]) => ({
            name,
            usedBy: { nodes: users.map((user) => ({ name: user })) },
          })),
        },
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Nested($role: String!) {
        role: roles(where: { slug: { eq: $role } }) {
          name
          frameworks(limit: 10, sort: [{ slug: ASC }]) {
            name
            usedBy(limit: 5, sort: [{ slug: ASC }]) {
              name
            }
          }
        }
      }
    `,
    rules: { role: 'first', frameworks: nodes, usedBy: nodes },
  },
};
