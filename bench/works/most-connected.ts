import { reference, type Work } from './work.ts';

export const mostConnected: Work = {
  name: 'most-connected',
  title: 'the ten of all frameworks that most roles use',
  cases: () => [{}],
  ours: {
    query: /* GraphQL */ `
      query MostConnected {
        mostConnected(type: FRAMEWORK, via: [USES], first: 10) {
          degree
          node {
            name
          }
        }
      }
    `,
  },
  reference: reference<[degree: number, name: string][]>({
    // Every framework is used by some role, but one that is not would be left out.
    cypher: `RETURN COLLECT {
        MATCH (f:Framework) WHERE f.release = $release AND f.slug IS NOT NULL
        WITH f, COUNT { (f)<-[:USES]-() } AS degree WHERE degree > 0
        WITH f, degree ORDER BY degree DESC, f.slug LIMIT 10 RETURN [degree, f.name]
      }`,
    data: ([rows = []]) => ({
      mostConnected: rows.map(([degree, name]) => ({ degree, node: { name } })),
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query MostConnected {
        mostConnected: mostUsedFrameworks(first: 10) {
          degree
          node {
            name
          }
        }
      }
    `,
  },
};
