import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query Neighborhood($of: String!) {
    neighborhood(of: $of, limit: 100, via: [PERFORMS, RELATED_TO, REQUIRES_SKILL, USES]) {
      truncated
      nodes {
        distance
        node {
          name
        }
      }
      edges {
        type
        source {
          name
        }
        target {
          name
        }
      }
    }
  }
`;

type Edge = readonly [type: string, source: string, target: string];

export const neighborhood: Work = {
  name: 'neighborhood',
  title: 'what surrounds a role: 100 things, and every relationship among them',
  cases: ({ roles }) => roles.map((of) => ({ of })),
  ours: { query },
  reference: reference<[truncated: boolean, of: string, near: readonly string[], edges: readonly Edge[]]>({
    cypher: `MATCH (of:Role {release: $release, slug: $of})
      CALL (of) {
        MATCH (of)-[:PERFORMS|RELATED_TO|REQUIRES_SKILL|USES]-(node) WHERE node <> of
        WITH DISTINCT node ORDER BY node.slug, labels(node) LIMIT 100
        RETURN collect(node) AS met
      }
      WITH of, met[..99] AS near, size(met) > 99 AS truncated
      WITH of, near, truncated, [of] + near AS all
      RETURN [truncated, of.name, [node IN near | node.name], COLLECT {
        UNWIND all AS source MATCH (source)-[said:PERFORMS|RELATED_TO|REQUIRES_SKILL|USES]->(target) WHERE target IN all
        WITH source, target, said ORDER BY type(said), source.slug, target.slug
        RETURN [type(said), source.name, target.name]
      }]`,
    data: ([row]) => {
      if (!row) return { neighborhood: null };
      const [truncated, of, near, edges] = row;
      return {
        neighborhood: {
          truncated,
          nodes: [
            { distance: 0, node: { name: of } },
            ...near.map((name) => ({ distance: 1, node: { name } })),
          ],
          edges: edges.map(([type, source, target]) => ({
            type,
            source: { name: source },
            target: { name: target },
          })),
        },
      };
    },
  }),
  neo4jGraphql: { byHand: true, query: query.replace(/, limit.*]/, '') },
};
