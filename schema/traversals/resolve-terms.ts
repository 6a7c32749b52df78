import { enumeration, nameKey, nameKeysProperty } from '@rolegraph/graph-model';
import { closeQuery, exactQuery, namesQuery } from '@rolegraph/graph-model/cypher';
import { cut, requiredWords } from '@rolegraph/graph-model/text';
import { column, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { entityType } from '../entity-type.ts';

const tier = enumeration('MatchTier', 'In what way a term fits an entity.', {
  SLUG: 'The term is its slug.',
  NAME: 'The term is its name; case, width and spacing do not count.',
  ALIAS: 'The term is one of its other names; case, width and spacing do not count.',
  ABBREVIATION:
    'All words of the term are in its name or one of its other names, some by their first letters: SQL in Structured query language SQL.',
  WORDS: 'All words of the term are in its name or one of its other names.',
  SIMILAR: 'The term is like its name or one of its other names: misspelt, or with other words.',
});

/** Searches of one statement. */
const MOST_TERMS = 100;
const LONGEST_TERM = 200;

export const resolveTerms = traversal({
  name: 'resolveTerms',
  description:
    'Which entities the words of somebody mean, many words at once, such as the skills of a CV. One row per term, in the order in which they were given; where nothing is found it has no candidates. Exact matches first; only a term that has none is looked for by its words and by likeness.',
  cypher: readStatement('resolve-terms'),
  spansDatasets: true,
  arguments: {
    terms: value(
      z
        .array(z.string().max(LONGEST_TERM, `each term has at most ${LONGEST_TERM} characters`))
        .max(MOST_TERMS, `at most ${MOST_TERMS} terms`)
        .describe(`The terms, at most ${MOST_TERMS} of at most ${LONGEST_TERM} characters.`),
      (terms) => (terms as readonly string[]).map(prepareTerm),
    ),
    types: value(
      z.array(entityType).optional().describe('Types of entities to look among; all where left out.'),
    ),
    first: value(z.int().min(1).max(20).default(5).describe('How many entities per term, from 1 to 20.')),
  },
  // Each term is looked for by its words and by its likeness to names.
  reads: ({ terms }, { total }) => (Array.isArray(terms) ? terms.length : 1) * (total / 4),
  gives: {
    kind: 'rows',
    record: {
      name: 'TermMatch',
      description: 'What a term may mean.',
      columns: {
        position: column.scalar(z.int().describe('Which of the given terms it is, from 0.')),
        term: column.scalar(z.string().describe('The term as it was given.')),
        candidates: column.records(
          {
            name: 'TermCandidate',
            description: 'An entity that a term may mean.',
            columns: {
              entity: column.node('Entity', 'The entity.'),
              label: column.scalar(z.string().describe('Which of its slug, name and other names it was.')),
              tier: column.scalar(tier.describe('In what way the term fits it.')),
              confidence: column.scalar(
                z
                  .number()
                  .describe(
                    'How sure it is, from 0 to 1. For a slug or a name 1, for another name 0.9, divided by the number of entities that fit in the same way. For an abbreviation or words 0.4 to 0.8, by how much of the label they tell, but at most 0.7 for what only first letters say. For a likeness 0.8 × 2s / (t + l), where t and l are the pairs of neighbouring letters in term and label (in the term each once) and s are those of the term that the label has; below 0.4 it counts as none.',
                  ),
              ),
            },
          },
          'The entities, surest first.',
        ),
      },
    },
  },
});

/** What the statement needs to know of a term: see `$terms` in resolve-terms.cypher. */
export function prepareTerm(text: string) {
  const key = nameKey(text);
  const words = namesQuery(text);
  const pairs = [
    ...new Set(Array.from({ length: Math.max(key.length - 1, 0) }, (_, at) => key.slice(at, at + 2))),
  ];
  const similar = words !== '' && pairs.length > 0;
  return {
    text,
    key,
    pairs,
    exact: key === '' ? '' : exactQuery({ [nameKeysProperty]: key }),
    close: similar ? closeQuery(nameKeysProperty, key) : '',
    // Stored words stand between blanks.
    parts: [...new Set(cut(text).flatMap(requiredWords))].map((word) => ` ${word} `),
    words: similar ? words : '',
  };
}
