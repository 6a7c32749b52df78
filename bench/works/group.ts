import { reference, type Work } from './work.ts';

export const group: Work = {
  name: 'group',
  title: "a role's frameworks by category, counted",
  cases: ({ roles }) => roles.map((role) => ({ role })),
  ours: {
    query: /* GraphQL */ `
      query Group($role: String!) {
        role(slug: $role) {
          name
          frameworks {
            groupBy(key: NODE_CATEGORY) {
              key
              count
            }
          }
        }
      }
    `,
  },
  reference: reference<[name: string, groups: [key: string, count: number][]]>({
    cypher: `MATCH (r:Role {release: $release, slug: $role})
      CALL (r) {
        MATCH (r)-[:USES]->(f) WITH f.category AS key, count(*) AS count ORDER BY count DESC, key
        RETURN collect([key, count]) AS groups
      }
      RETURN [r.name, groups]`,
    data: ([row]) => ({
      role: row && {
        name: row[0],
        frameworks: { groupBy: row[1].map(([key, count]) => ({ key, count })) },
      },
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Group($role: String!) {
        role: roles(where: { slug: { eq: $role } }) {
          name
          frameworks: frameworkCategories {
            key
            count
          }
        }
      }
    `,
    rules: { role: 'first', frameworks: { under: 'groupBy' } },
  },
};
