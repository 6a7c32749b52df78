import { nodes, reference, type Work } from './work.ts';

export const deepPage: Work = {
  name: 'deep-page',
  title: 'page 500 of ten frameworks',
  cases: ({ deep }) => deep,
  ours: {
    query: /* GraphQL */ `
      query DeepPage($after: String) {
        frameworks(first: 10, after: $after) {
          nodes {
            name
          }
        }
      }
    `,
    values: ({ cursor }) => ({ after: cursor }),
  },
  reference: reference<string[]>({
    cypher: `RETURN COLLECT {
        MATCH (f:Framework) WHERE f.release = $release AND f.slug > $slug
        WITH f ORDER BY f.release, f.slug LIMIT 10 RETURN f.name
      }`,
    data: ([names = []]) => ({ frameworks: { nodes: names.map((name) => ({ name })) } }),
  }),
  neo4jGraphql: {
    // Its root connections read everything before they cut the page: at this size they end without memory. Its lists do not.
    query: /* GraphQL */ `
      query DeepPage($place: Int!) {
        frameworks(limit: 10, offset: $place, sort: [{ slug: ASC }]) {
          name
        }
      }
    `,
    values: ({ place }) => ({ place }),
    rules: { frameworks: nodes },
  },
};
