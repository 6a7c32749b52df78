import { edges, reference, type Work } from './work.ts';

type Row = readonly [
  roles: readonly (readonly [effect: string | null, role: string])[],
  skills: readonly string[],
  drives: readonly string[],
  statistics: readonly string[],
];

export const trendImpact: Work = {
  name: 'trend-impact',
  title: 'what a trend changes: roles, skills in demand, other trends, and figures',
  cases: ({ trends }) => trends.map((trend) => ({ trend })),
  ours: {
    query: /* GraphQL */ `
      query TrendImpact($trend: String!) {
        trendImpact(trend: $trend) {
          roles {
            effect
            role {
              name
            }
          }
          skills {
            skill {
              name
            }
          }
          drives {
            trend {
              name
            }
          }
          statistics {
            name
          }
        }
      }
    `,
  },
  reference: reference<Row>({
    cypher: `MATCH (trend:Trend {release: $release, slug: $trend})
      RETURN [
        COLLECT { MATCH (trend)-[affects:AFFECTS]->(role) WITH role, affects ORDER BY role.slug RETURN [affects.effect, role.name] },
        COLLECT { MATCH (trend)-[:DEMANDS]->(skill) WITH skill ORDER BY skill.slug RETURN skill.name },
        COLLECT { MATCH (trend)-[:DRIVES]->(driven) WITH driven ORDER BY driven.slug RETURN driven.name },
        COLLECT { MATCH (trend)-[:HAS_STATISTIC]->(figure) WITH figure ORDER BY figure.slug RETURN figure.name }
      ]`,
    data: ([row]) => {
      if (!row) return { trendImpact: null };
      const [roles, skills, drives, statistics] = row;
      return {
        trendImpact: {
          roles: roles.map(([effect, name]) => ({ effect, role: { name } })),
          skills: skills.map((name) => ({ skill: { name } })),
          drives: drives.map((name) => ({ trend: { name } })),
          statistics: statistics.map((name) => ({ name })),
        },
      };
    },
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query TrendImpact($trend: String!) {
        trendImpact: trends(where: { slug: { eq: $trend } }) {
          roles: rolesConnection(sort: [{ node: { slug: ASC } }]) {
            edges {
              properties {
                effect
              }
              role: node {
                name
              }
            }
          }
          skills: skillsConnection(sort: [{ node: { slug: ASC } }]) {
            edges {
              skill: node {
                name
              }
            }
          }
          drives: drivesConnection(sort: [{ node: { slug: ASC } }]) {
            edges {
              trend: node {
                name
              }
            }
          }
          statistics(sort: [{ slug: ASC }]) {
            name
          }
        }
      }
    `,
    rules: { trendImpact: 'first', roles: edges, skills: edges, drives: edges },
  },
};
