import { reference, type Work } from './work.ts';

export const paths: Work = {
  name: 'paths',
  title: 'shortest paths between two of all roles by related occupations, counted, the first five given',
  cases: ({ strangers }) => strangers.map(([from, to]) => ({ from, to })),
  ours: {
    query: /* GraphQL */ `
      query Paths($from: String!, $to: String!) {
        shortestPaths(from: $from, to: $to, fromType: ROLE, toType: ROLE, via: [RELATED_TO], maxLength: 4) {
          length
          total
          paths {
            nodes {
              name
            }
          }
        }
      }
    `,
  },
  reference: reference<[length: number | null, total: number, paths: string[][]]>({
    cypher: `MATCH (a:Role {release: $release, slug: $from}), (b:Role {release: $release, slug: $to})
      CALL (a, b) {
        MATCH path = allShortestPaths((a)-[:RELATED_TO*..4]-(b))
        WITH DISTINCT nodes(path) AS walked ORDER BY [n IN walked | n.slug]
        RETURN collect(walked) AS ties
      }
      RETURN [size(ties[0]) - 1, size(ties), [walked IN ties[..5] | [n IN walked | n.name]]]`,
    data: ([[length, total, found] = [null, 0, []]]) => ({
      shortestPaths: {
        length,
        total,
        paths: found.map((walked) => ({ nodes: walked.map((name) => ({ name })) })),
      },
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Paths($from: String!, $to: String!) {
        shortestPaths(from: $from, to: $to) {
          length
          total
          paths {
            nodes {
              name
            }
          }
        }
      }
    `,
  },
};
