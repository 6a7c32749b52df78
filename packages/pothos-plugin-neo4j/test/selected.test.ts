import SchemaBuilder from '@pothos/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import graphPlugin, { column, type GraphContext, traversal } from '../src/index.ts';
import { library, openLibrary } from './library.ts';

/** A traversal that tells, in a column, which of its columns are read. */
const told = traversal({
  name: 'told',
  description: 'Authors, and what a file is told.',
  cypher: `MATCH (author:Author) WHERE author.slug = 'ann'
    RETURN author, author.born AS born, [{title: author.title, book: author}] AS works,
      [name IN [CASE WHEN $selected.author THEN 'author' END, CASE WHEN $selected.born THEN 'born' END, CASE WHEN $selected.works THEN 'works' END,
        CASE WHEN $selected.works.title THEN 'works.title' END, CASE WHEN $selected.works.book THEN 'works.book' END] WHERE name IS NOT NULL] AS read`,
  arguments: {},
  gives: {
    kind: 'rows',
    rankedBy: 'born',
    record: {
      name: 'Told',
      description: 'An author.',
      columns: {
        author: column.node('Author', 'Who.'),
        born: column.scalar(z.int().optional().describe('When.')),
        works: column.records(
          {
            name: 'ToldWork',
            description: 'A work.',
            columns: {
              title: column.scalar(z.string().describe('Its title.')),
              book: column.node('Thing', 'The work.'),
            },
          },
          'Works.',
        ),
        read: column.scalar(z.array(z.string()).describe('The columns that are read.')),
      },
    },
  },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'The library.' });
builder.graph(library, [told]);

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database, builder.toSchema());

const read = async (source: string, variables = {}) => {
  const { data, errors } = await ask(source, variables);
  expect(errors).toBeUndefined();
  const [row] = (data?.told ?? []) as { read: string[] }[];
  return row?.read;
};

it('a traversal is told which of its columns are read: those that are selected and those that its rows are sorted by', async () => {
  expect(await read('{ told { read } }')).toEqual(['author', 'born']);
  expect(await read('{ told { read works { title } } }')).toEqual(['author', 'born', 'works', 'works.title']);
  expect(await read('{ told { read works { __typename } } }')).toEqual(['author', 'born', 'works']);
});

it('is told so through aliases, fragments and directives, whose outcomes have a statement each', async () => {
  const source =
    'query($with: Boolean!) { told { read ...more @include(if: $with) } } fragment more on Told { books: works { it: book { title } } }';
  expect(await read(source, { with: true })).toEqual(['author', 'born', 'works', 'works.book']);
  expect(await read(source, { with: false })).toEqual(['author', 'born']);
  expect(await read(source, { with: true })).toEqual(['author', 'born', 'works', 'works.book']);
});

it.each([
  ['{ told { works { book { title shelf { colour } } } } }', false],
  ['{ told { works { book { title ... on Thing { slug } } } } }', false],
  ['{ told { works { book { title __typename } } } }', true],
  ['{ told { works { book { id } } } }', true],
  ['{ told { works { book { ... on Author { born } } } } }', true],
  ['{ told { works { book { ... on Book { genre } } } } }', true],
])('%s reads the type of a node behind an interface: %s', async (source, reads) => {
  const { errors, statements } = await ask(source);
  expect(errors).toBeUndefined();
  expect(statements.map(({ text }) => text.includes('labels('))).toEqual([reads]);
});
