import { nodes, reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query List {
    roles(first: 100) {
      nodes {
        slug
        name
        description
      }
    }
  }
`;

export const list: Work = {
  name: 'list',
  title: 'a wide list: 100 roles with their descriptions',
  cases: () => [{}],
  ours: { query },
  dataloader: { query },
  reference: reference<[slug: string, name: string, description: string][]>({
    cypher: `RETURN COLLECT {
        MATCH (r:Role) WHERE r.release = $release AND r.slug IS NOT NULL
        WITH r ORDER BY r.release, r.slug LIMIT 100 RETURN [r.slug, r.name, r.description]
      }`,
    data: ([rows = []]) => ({
      roles: { nodes: rows.map(([slug, name, description]) => ({ slug, name, description })) },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query List {
        roles(limit: 100, sort: [{ slug: ASC }]) {
          slug
          name
          description
        }
      }
    `,
    rules: { roles: nodes },
  },
};
