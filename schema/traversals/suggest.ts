import { nameKey, nameKeysProperty } from '@rolegraph/graph-model';
import { beginningQuery, prefixQuery } from '@rolegraph/graph-model/cypher';
import { cut, requiredWords } from '@rolegraph/graph-model/text';
import { column, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { entityType } from '../entity-type.ts';
import { howMany } from '../how-many.ts';
import { noWords } from './search.ts';

export const suggest = traversal({
  name: 'suggest',
  description:
    'Names that begin as typed so far, for completing input. A later word of a name may begin so too.',
  cypher: readStatement('suggest'),
  spansDatasets: true,
  arguments: {
    prefix: value(
      z.string().max(500, 'at most 500 characters').describe('What is typed so far, at most 500 characters.'),
      (prefix) => {
        const key = nameKey(prefix);
        const words = prefixQuery(prefix);
        if (words === '' && key === '') throw noWords('prefix', prefix);
        return {
          key,
          words,
          parts: begunParts(prefix),
          names: key === '' ? '' : beginningQuery(nameKeysProperty, key),
        };
      },
    ),
    types: value(
      z.array(entityType).optional().describe('Types of entities to suggest; all where left out.'),
    ),
    first: value(howMany('How many to suggest')),
  },
  reads: (_given, { total }) => total / 8,
  gives: {
    kind: 'rows',
    rankedBy: 'rank',
    record: {
      name: 'Suggestion',
      description: 'A name that begins as typed.',
      columns: {
        text: column.scalar(z.string().describe('The name or alias that fits.')),
        entity: column.node('Entity', 'What is called so.'),
        rank: column.scalar(z.number().describe('How well it fits: higher is better.')),
      },
    },
  },
});

/** The words of what is typed so far as they stand in stored words, the last of them perhaps only begun. */
export function begunParts(prefix: string): readonly string[] {
  const words = cut(prefix).flatMap(requiredWords);
  return words.map((word, index) => (index === words.length - 1 ? ` ${word}` : ` ${word} `));
}
