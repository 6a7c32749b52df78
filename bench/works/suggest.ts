import { nameKey, nameKeysProperty } from '@rolegraph/graph-model';
import { beginningQuery, prefixQuery } from '@rolegraph/graph-model/cypher';
import { begunParts } from '../../schema/traversals/suggest.ts';
import { reference, type Values, type Work } from './work.ts';

/** How many letters somebody has typed. */
const TYPED = 4;

/** RoleGraph makes a Lucene query of the letters in its server; a peer's client has to send one. */
const luceneQuery = ({ prefix }: Values) => ({
  words: prefixQuery(String(prefix)),
  key: nameKey(String(prefix)),
  parts: begunParts(String(prefix)),
  names: beginningQuery(nameKeysProperty, nameKey(String(prefix))),
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
    cypher: `WITH '+release:"' + $release + '" ' AS within
      WITH within, COLLECT {
        CALL db.index.fulltext.queryNodes('entityNames', within + $names) YIELD node
        WITH node, node.nameKeys AS keys
        WITH node, keys, reduce(best = null, at IN range(0, size(keys) - 1) |
          CASE WHEN keys[at] STARTS WITH $key AND (best IS NULL OR size(keys[at]) < size(keys[best])) THEN at ELSE best END) AS at
        WITH node, CASE at WHEN 0 THEN node.name ELSE node.aliases[at - 1] END AS text,
          CASE WHEN keys[at] <> $key THEN 2 WHEN at = 0 THEN 0 ELSE 1 END AS level
        ORDER BY level, size(text), node.slug LIMIT 10
        RETURN [text, node]
      } AS begun
      CALL (within, begun) {
        UNWIND begun AS one RETURN one[0] AS text, one[1] AS node
        UNION ALL
        WITH within, [one IN begun | one[1]] AS nodes WHERE size(nodes) < 10
        CALL db.index.fulltext.queryNodes('entities', within + '+(' + $words + ')') YIELD node WHERE NOT node IN nodes
        WITH nodes, node ORDER BY size(node.name), node.slug
        WITH nodes, collect(node) AS later UNWIND later[..10 - size(nodes)] AS node
        RETURN coalesce(head([at IN range(0, size(node.aliases)) WHERE all(part IN $parts WHERE ([node.nameWords] + node.aliasesWords)[at] CONTAINS part) | ([node.name] + node.aliases)[at]]), node.name) AS text, node
      }
      RETURN [text, node.name]`,
    parameters: luceneQuery,
    data: (rows) => ({ suggest: rows.map(([text, name]) => ({ text, entity: { name } })) }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Suggest($words: String!, $key: String!, $parts: [String!]!, $names: String!) {
        suggest(words: $words, key: $key, parts: $parts, names: $names, first: 10) {
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
