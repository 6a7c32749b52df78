import { nodes, reference, type Work } from './work.ts';

export const usesNot: Work = {
  name: 'uses-not',
  title: 'roles that use X and not Y, first 20',
  cases: ({ popular }) =>
    popular.slice(1, 9).map((uses, at) => ({ uses, not: popular[(at + 5) % 12] ?? '' })),
  ours: {
    query: /* GraphQL */ `
      query UsesNot($uses: String!, $not: String!) {
        roles(
          first: 20
          filter: {
            frameworks: { some: { slug: { eq: $uses } }, none: { slug: { eq: $not } } }
          }
        ) {
          nodes {
            name
          }
        }
      }
    `,
  },
  reference: reference<string[]>({
    cypher: `MATCH (x:Framework {release: $release, slug: $uses}), (y:Framework {release: $release, slug: $not})
      RETURN COLLECT {
        MATCH (r:Role) WHERE r.release = $release AND r.slug IS NOT NULL
        WITH r ORDER BY r.release, r.slug
        WHERE EXISTS { (r)-[:USES]->(x) } AND NOT EXISTS { (r)-[:USES]->(y) }
        WITH r LIMIT 20 RETURN r.name
      }`,
    data: ([names = []]) => ({ roles: { nodes: names.map((name) => ({ name })) } }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query UsesNot($uses: String!, $not: String!) {
        roles(
          limit: 20
          sort: [{ slug: ASC }]
          where: { frameworks: { some: { slug: { eq: $uses } }, none: { slug: { eq: $not } } } }
        ) {
          name
        }
      }
    `,
    rules: { roles: nodes },
  },
};
