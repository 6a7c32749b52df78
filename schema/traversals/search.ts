import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { exactQuery, searchQuery, wordsOf } from '../../src/cypher/lucene.ts';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { nameKey, nameKeysProperty } from '../../src/graph/name-key.ts';
import { column, traversal, value } from '../../src/plugin/index.ts';
import { entityType } from '../entity-type.ts';

export const search = traversal({
  name: 'search',
  description:
    'Entities that the words describe, best first. Who is called exactly so leads, names count most; longer words may be misspelt, and not every word has to fit.',
  cypher: readStatement('search'),
  arguments: {
    text: value(
      z
        .string()
        .max(500, 'at most 500 characters')
        .describe('The words to look for, at most 500 characters.'),
      (text) => ({
        words: searchQuery(wordsIn(text, 'text')),
        name: exactQuery({ [nameKeysProperty]: nameKey(String(text)) }),
      }),
    ),
    types: value(
      z.array(entityType).optional().describe('Types of entities to look among; all where left out.'),
    ),
  },
  gives: {
    kind: 'connection',
    type: 'Entity',
    name: 'Search',
    columns: {
      score: column.scalar(
        z
          .number()
          .describe('How well it fits: higher is better. Scores of different searches do not compare.'),
      ),
    },
    rankedBy: 'score',
  },
});

/** @throws GraphQLError BAD_USER_INPUT where the text holds no word. */
export function wordsIn(text: string, argument: string): readonly string[] {
  const words = wordsOf(text);
  if (words.length > 0) return words;
  throw new GraphQLError(`\`${argument}\` has no word in it: give at least one letter or digit.`, {
    extensions: { code: 'BAD_USER_INPUT', argument, value: text },
  });
}
