import { prepareTerm } from '../../schema/traversals/resolve-terms.ts';
import { reference, type Values, type Work } from './work.ts';

/** RoleGraph makes keys and Lucene queries of the terms in its server; a peer's client has to send them. */
const prepared = ({ terms }: Values) => ({ terms: (terms as readonly string[]).map(prepareTerm) });

const selection = 'term candidates { label tier confidence entity { name } }';

type Candidate = readonly [label: string, tier: string, confidence: number, name: string];

export const resolveTerms: Work = {
  name: 'resolve-terms',
  title: 'what four terms mean: a name, another name, a slug and a misspelt name',
  cases: ({ terms }) => terms.map((some) => ({ terms: some })),
  ours: {
    query: /* GraphQL */ `
      query ResolveTerms($terms: [String!]!) {
        resolveTerms(terms: $terms, first: 3) { ${selection} }
      }
    `,
  },
  reference: reference<[term: string, candidates: readonly Candidate[]]>({
    // As the product's, without the types that nobody asks to be kept.
    cypher: `UNWIND range(0, size($terms) - 1) AS position
      WITH position, $terms[position] AS term
      WITH position, term,
        COLLECT { MATCH (entity:Entity {release: $release, slug: trim(term.text)}) RETURN entity } AS slugs,
        COLLECT {
          CALL db.index.fulltext.queryNodes('entityNames', '+release:"' + $release + '" ' + term.exact) YIELD node RETURN node
        } AS called
      WITH position, term, slugs,
        [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] = term.key] AS names,
        [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] <> term.key] AS aliases
      WITH position, term,
        [entity IN slugs | [entity.slug, 'SLUG', 1.0 / size(slugs), entity, 0]] +
        [entity IN names | [entity.name, 'NAME', 1.0 / size(names), entity, 0]] +
        [entity IN aliases | [
          head([at IN range(1, size(entity.aliases)) WHERE entity.nameKeys[at] = term.key | entity.aliases[at - 1]]),
          'ALIAS', 0.9 / size(aliases), entity, 0]] AS exact
      WITH position, term, exact, CASE exact WHEN [] THEN COLLECT {
          CALL (term) {
            CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + term.words + ')') YIELD node AS entity
            RETURN entity LIMIT 20
            UNION
            CALL db.index.fulltext.queryNodes('entityNames', '+release:"' + $release + '" ' + term.close) YIELD node AS entity
            RETURN entity LIMIT 20
          }
          WITH term, entity, entity.nameKeys AS keys, [entity.nameWords] + entity.aliasesWords AS texts, entity.nameInitials AS initials
          UNWIND range(0, size(keys) - 1) AS at
          WITH term, entity, at, keys[at] AS key, texts[at] AS words, initials[at] AS initials
          WITH entity, at, term, words, initials,
            all(part IN term.parts WHERE words CONTAINS part OR initials CONTAINS part) AS named,
            0.8 * 2.0 * size([pair IN term.pairs WHERE key CONTAINS pair]) / (size(term.pairs) + size(key) - 1) AS alike
          WHERE named OR alike >= 0.32
          WITH entity, at, term, initials, alike, CASE WHEN named THEN reduce(told = 0.0, part IN term.parts |
              told + CASE WHEN words CONTAINS part THEN 1 ELSE 0 END + CASE WHEN initials CONTAINS part THEN size(part) - 2 ELSE 0 END
            ) / (size(split(words, ' ')) - 2) ELSE -1.0 END AS told,
            CASE WHEN all(part IN term.parts WHERE words CONTAINS part) THEN 0.4 ELSE 0.3 END AS weight
          WITH entity, at, term, initials, alike, CASE WHEN told < 0 THEN 0.0 ELSE 0.4 + weight * CASE WHEN told > 1 THEN 1 ELSE told END END AS meant
          RETURN [([entity.name] + entity.aliases)[at],
            CASE WHEN alike > meant THEN 'SIMILAR' WHEN any(part IN term.parts WHERE initials CONTAINS part) THEN 'ABBREVIATION' ELSE 'WORDS' END,
            CASE WHEN alike > meant THEN alike ELSE meant END, entity, at]
        } ELSE [] END AS similar
      WITH position, term.text AS text, exact + similar AS found
      WITH position, text, COLLECT {
        UNWIND found AS one
        WITH one ORDER BY one[2] DESC, one[4]
        WITH one[3] AS entity, head(collect(one)) AS one
        WITH one, entity, CASE WHEN one[1] IN ['ABBREVIATION', 'WORDS'] THEN COUNT { (entity)--() } ELSE 0 END AS degree
        ORDER BY one[2] DESC, degree DESC, entity.slug LIMIT 3
        RETURN one[..3] + entity.name
      } AS candidates ORDER BY position
      RETURN [text, candidates]`,
    parameters: prepared,
    data: (rows) => ({
      resolveTerms: rows.map(([term, candidates]) => ({
        term,
        candidates: candidates.map(([label, tier, confidence, name]) => ({
          label,
          tier,
          confidence,
          entity: { name },
        })),
      })),
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query ResolveTerms($terms: [Term!]!) {
        resolveTerms(terms: $terms) { ${selection} }
      }
    `,
    values: prepared,
  },
};
