import { nameKey, nameKeysProperty } from '@rolegraph/graph-model';
import { exactQuery, searchQuery } from '@rolegraph/graph-model/cypher';
import { column, graphError, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import type { GraphQLError } from 'graphql';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { entityType } from '../entity-type.ts';

export const search = traversal({
  name: 'search',
  description:
    'Entities that the words describe, best first. Who is called exactly so leads, by name before other names; names count most, longer words may be misspelt, and not every word has to fit. Scores of several datasets searched together compare.',
  cypher: readStatement('search'),
  spansDatasets: true,
  arguments: {
    text: value(
      z
        .string()
        .max(500, 'at most 500 characters')
        .describe('The words to look for, at most 500 characters.'),
      (text) => {
        const key = nameKey(text);
        const words = searchQuery(text);
        if (words === '' && key === '') throw noWords('text', text);
        return { key, words, name: key === '' ? '' : exactQuery({ [nameKeysProperty]: key }) };
      },
    ),
    types: value(
      z.array(entityType).optional().describe('Types of entities to look among; all where left out.'),
    ),
  },
  // Words that many names have are scored one by one.
  reads: (_given, { total }) => total / 2,
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

/** The error for a text in which there is nothing to look for. */
export function noWords(argument: string, value: string): GraphQLError {
  return graphError('BAD_USER_INPUT', `\`${argument}\` is blank: give at least one letter, digit or sign.`, {
    extensions: { argument, value },
  });
}
