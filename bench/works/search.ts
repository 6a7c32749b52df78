import { nameKey, nameKeysProperty } from '@rolegraph/graph-model';
import { exactQuery, searchQuery } from '@rolegraph/graph-model/cypher';
import { nodes, reference, type Values, type Work } from './work.ts';

/** RoleGraph makes Lucene queries of the words in its server; a peer's client has to send them. */
const luceneQueries = ({ text }: Values) => ({
  words: searchQuery(String(text)),
  key: nameKey(String(text)),
  exactly: exactQuery({ [nameKeysProperty]: nameKey(String(text)) }),
});

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
    // Ten ranks hold ten things at least: only of these are slugs read to tell them apart.
    cypher: `RETURN COLLECT {
        WITH '+(release:"' + $release + '")^0 ' AS within
        WITH within, COLLECT { CALL db.index.fulltext.queryNodes('entityNames', within + $exactly) YIELD node RETURN node } AS exactly
        CALL (within, exactly) {
          UNWIND exactly AS node RETURN node, CASE node.nameKeys[0] WHEN $key THEN 2000000.0 ELSE 1000000.0 END AS score
          UNION ALL
          CALL db.index.fulltext.queryNodes('entities', within + '+(' + $words + ')') YIELD node, score
          WHERE NOT node IN exactly RETURN node, score
        }
        WITH score, collect(node) AS tied ORDER BY score DESC LIMIT 10
        UNWIND tied AS node
        WITH node, score ORDER BY score DESC, node.slug LIMIT 10 RETURN node.name
      }`,
    parameters: luceneQueries,
    data: ([names = []]) => ({ search: { nodes: names.map((name) => ({ name })) } }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Search($words: String!, $key: String!, $exactly: String!) {
        search(words: $words, key: $key, exactly: $exactly, first: 10) {
          name
        }
      }
    `,
    values: luceneQueries,
    rules: { search: nodes },
  },
};
