import { searchQuery, wordsOf } from '../../src/cypher/lucene.ts';
import { nodes, reference, type Values, type Work } from './work.ts';

/** RoleGraph makes a Lucene query of the words in its server; a peer's client has to send one. */
const luceneQuery = ({ text }: Values) => searchQuery(wordsOf(String(text)));

export const search: Work = {
  name: 'search',
  title: 'full-text search: the names of the 10 best',
  cases: ({ words }) => words.map((text) => ({ text })),
  ours: {
    query: /* GraphQL */ `
      query Search($text: String!) {
        search(text: $text, first: 10) {
          nodes {
            name
          }
        }
      }
    `,
  },
  reference: reference<string[]>({
    cypher: `RETURN COLLECT {
        CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $query + ')') YIELD node, score
        WITH node, score ORDER BY score DESC, node.slug LIMIT 10 RETURN node.name
      }`,
    parameters: (values) => ({ query: luceneQuery(values) }),
    data: ([names = []]) => ({ search: { nodes: names.map((name) => ({ name })) } }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Search($text: String!) {
        search(text: $text, first: 10) {
          name
        }
      }
    `,
    values: (values) => ({ text: luceneQuery(values) }),
    rules: { search: nodes },
  },
};
