import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query Statistics {
    graphStatistics {
      nodes
      relationships
      nodeTypes {
        type
        count
      }
      relationshipTypes {
        type
        inferred
        count
      }
    }
  }
`;

type Row = readonly [
  nodes: number,
  relationships: number,
  nodeTypes: readonly string[],
  nodeCounts: readonly number[],
  relationshipTypes: readonly string[],
  relationshipCounts: readonly number[],
];

export const statistics: Work = {
  name: 'statistics',
  title: 'how much there is, by type',
  cases: () => [{}],
  ours: { query },
  reference: reference<Row>({
    // There is one release, and nothing in it is inferred. It was counted when it was completed.
    cypher: `MATCH (r:Release {id: $release})
      RETURN [r.nodes, r.relationships, r.nodeTypes, r.nodeCounts, r.relationshipTypes, r.relationshipCounts]`,
    data: ([row]) => {
      if (!row) return { graphStatistics: null };
      const [nodes, relationships, nodeTypes, nodeCounts, types, counts] = row;
      return {
        graphStatistics: {
          nodes,
          relationships,
          nodeTypes: nodeTypes.map((type, at) => ({ type, count: nodeCounts[at] })),
          relationshipTypes: types.map((type, at) => ({ type, inferred: false, count: counts[at] })),
        },
      };
    },
  }),
  neo4jGraphql: { byHand: true, query },
};
