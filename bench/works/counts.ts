import { nodes, reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query Counts {
    roles(first: 20) {
      nodes {
        name
        frameworks {
          totalCount
        }
        skills {
          totalCount
        }
      }
    }
  }
`;

export const counts: Work = {
  name: 'counts',
  title: '20 roles with two relationship counts each',
  cases: () => [{}],
  ours: { query },
  dataloader: { query },
  reference: reference<[name: string, frameworks: number, skills: number][]>({
    cypher: `RETURN COLLECT {
        MATCH (r:Role) WHERE r.release = $release AND r.slug IS NOT NULL
        WITH r ORDER BY r.release, r.slug LIMIT 20
        RETURN [r.name, COUNT { (r)-[:USES]->() }, COUNT { (r)-[:REQUIRES_SKILL]->() }]
      }`,
    data: ([rows = []]) => ({
      roles: {
        nodes: rows.map(([name, frameworks, skills]) => ({
          name,
          frameworks: { totalCount: frameworks },
          skills: { totalCount: skills },
        })),
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Counts {
        roles(limit: 20, sort: [{ slug: ASC }]) {
          name
          frameworks: frameworksConnection {
            aggregate {
              count {
                nodes
              }
            }
          }
          skills: skillsConnection {
            aggregate {
              count {
                nodes
              }
            }
          }
        }
      }
    `,
    rules: { roles: nodes, frameworks: 'total', skills: 'total' },
  },
};
