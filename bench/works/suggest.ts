import { prefixQuery, wordsOf } from '../../src/cypher/lucene.ts';
import { reference, type Values, type Work } from './work.ts';

/** How many letters somebody has typed. */
const TYPED = 4;

/** RoleGraph makes a Lucene query of the letters in its server; a peer's client has to send one. */
const luceneQuery = ({ prefix }: Values) => ({
  words: prefixQuery(wordsOf(String(prefix))),
  key: String(prefix).toLowerCase(),
});

export const suggest: Work = {
  name: 'suggest',
  title: 'names that begin as four letters do, 10 of them',
  cases: ({ words }) => words.map((word) => ({ prefix: word.slice(0, TYPED) })),
  ours: {
    query: /* GraphQL */ `
      query Suggest($prefix: String!) {
        suggest(prefix: $prefix, first: 10) {
          text
          entity {
            name
          }
        }
      }
    `,
  },
  reference: reference<[text: string, name: string]>({
    cypher: `CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $words + ')') YIELD node
      WITH node, [name IN [node.name] + node.aliases WHERE toLower(name) STARTS WITH $key] AS begun
      WITH node, size(begun) > 0 AS first,
        reduce(text = coalesce(begun[0], node.name), name IN begun | CASE WHEN size(name) < size(text) THEN name ELSE text END) AS text
      ORDER BY first DESC, size(text), node.slug LIMIT 10
      RETURN [text, node.name]`,
    parameters: luceneQuery,
    data: (rows) => ({ suggest: rows.map(([text, name]) => ({ text, entity: { name } })) }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Suggest($words: String!, $key: String!) {
        suggest(words: $words, key: $key, first: 10) {
          text
          entity {
            name
          }
        }
      }
    `,
    values: luceneQuery,
  },
};
