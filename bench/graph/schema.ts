import SchemaBuilder from '@pothos/core';
import { z } from 'zod';
import { searchQuery, wordsOf } from '../../src/cypher/lucene.ts';
import { readStatement } from '../../src/cypher/read-statement.ts';
import graphPlugin, {
  column,
  type GraphContext,
  references,
  traversal,
  value,
} from '../../src/plugin/index.ts';
import { model } from './model.ts';

const frameworksSharedBy = traversal({
  name: 'frameworksSharedBy',
  description: 'Frameworks that all of the given roles use.',
  cypher: readStatement('frameworks-shared-by'),
  arguments: { roles: references('Role', 'The roles.') },
  gives: { kind: 'connection', type: 'Framework', columns: {} },
});

const search = traversal({
  name: 'search',
  description: 'Entities that the words describe, best first.',
  cypher: `CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $text + ')') YIELD node, score
    WHERE node.release = $release
    RETURN node, score`,
  arguments: {
    text: value(z.string().describe('The words to look for.'), (text) => searchQuery(wordsOf(text))),
  },
  gives: {
    kind: 'connection',
    type: 'Entity',
    name: 'Search',
    columns: { score: column.scalar(z.number().describe('How well it fits.')) },
    rankedBy: 'score',
  },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'What can be asked of the measured graph.' });
builder.graph(model, [frameworksSharedBy, search]);

/** The GraphQL schema that RoleGraph's own server answers in the benchmark. */
export const schema = builder.toSchema();
