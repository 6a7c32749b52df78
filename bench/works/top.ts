import { nodes, reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query Top {
    roles(first: 20) {
      nodes {
        name
        frameworks(first: 5) {
          edges {
            inDemand
            node {
              name
            }
          }
        }
        skills(first: 5, orderBy: [{ edge: { importance: DESC } }, { name: ASC }]) {
          edges {
            importance
            level
            node {
              name
            }
          }
        }
      }
    }
  }
`;

type Row = [
  name: string,
  frameworks: [inDemand: boolean, name: string][],
  skills: [importance: number, level: number, name: string][],
];

export const top: Work = {
  name: 'top',
  title: '20 roles, top 5 frameworks and top 5 skills with edge properties',
  cases: () => [{}],
  ours: { query },
  dataloader: { query },
  reference: reference<Row[]>({
    cypher: `RETURN COLLECT {
        MATCH (r:Role) WHERE r.release = $release AND r.slug IS NOT NULL
        WITH r ORDER BY r.release, r.slug LIMIT 20
        WITH r,
          COLLECT { MATCH (r)-[e:USES]->(f) WITH e, f ORDER BY f.slug LIMIT 5 RETURN [e.inDemand, f.name] } AS fs,
          COLLECT {
            MATCH (r)-[e:REQUIRES_SKILL]->(s) WITH e, s ORDER BY e.importance DESC, s.name, s.slug LIMIT 5
            RETURN [e.importance, e.level, s.name]
          } AS ss
        RETURN [r.name, fs, ss]
      }`,
    data: ([rows = []]) => ({
      roles: {
        nodes: rows.map(([name, frameworks, skills]) => ({
          name,
          frameworks: { edges: frameworks.map(([inDemand, of]) => ({ inDemand, node: { name: of } })) },
          skills: {
            edges: skills.map(([importance, level, of]) => ({ importance, level, node: { name: of } })),
          },
        })),
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Top {
        roles(limit: 20, sort: [{ slug: ASC }]) {
          name
          frameworks: frameworksConnection(first: 5, sort: [{ node: { slug: ASC } }]) {
            edges {
              properties {
                inDemand
              }
              node {
                name
              }
            }
          }
          skills: skillsConnection(first: 5, sort: [{ edge: { importance: DESC } }, { node: { name: ASC } }]) {
            edges {
              properties {
                importance
                level
              }
              node {
                name
              }
            }
          }
        }
      }
    `,
    rules: { roles: nodes },
  },
};
