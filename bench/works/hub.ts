import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query Hub($framework: String!) {
    framework(slug: $framework) {
      name
      usedBy(first: 10) {
        totalCount
        edges {
          inDemand
          node {
            name
          }
        }
      }
    }
  }
`;

export const hub: Work = {
  name: 'hub',
  title: 'a framework with most roles: first 10 edges and totalCount',
  cases: ({ popular }) => popular.slice(0, 1).map((framework) => ({ framework })),
  ours: { query },
  dataloader: { query },
  reference: reference<[name: string, total: number, edges: [inDemand: boolean, name: string][]]>({
    cypher: `MATCH (f:Framework {release: $release, slug: $framework})
      WITH f, COUNT { (f)<-[:USES]-() } AS total,
        COLLECT { MATCH (f)<-[e:USES]-(r) WITH e, r ORDER BY r.slug LIMIT 10 RETURN [e.inDemand, r.name] } AS edges
      RETURN [f.name, total, edges]`,
    data: ([row]) => ({
      framework: row && {
        name: row[0],
        usedBy: {
          totalCount: row[1],
          edges: row[2].map(([inDemand, name]) => ({ inDemand, node: { name } })),
        },
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Hub($framework: String!) {
        framework: frameworks(where: { slug: { eq: $framework } }) {
          name
          usedBy: usedByConnection(first: 10, sort: [{ node: { slug: ASC } }]) {
            totalCount
            edges {
              properties {
                inDemand
              }
              node {
                name
              }
            }
          }
        }
      }
    `,
    rules: { framework: 'first' },
  },
};
