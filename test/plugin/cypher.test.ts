import { expect, it } from 'vitest';
import { testNeo4j } from '../support/neo4j.ts';
import { openLibrary } from './library.ts';

const { driver, database } = await testNeo4j();
const { ask } = await openLibrary(driver, database);

/** Each with the Cypher that it becomes, its parameters and its answer, so that a change of any of them is seen. */
const cases: readonly (readonly [string, string])[] = [
  ['a property', '{ author(slug: "ann") { title } }'],
  ['a global id', '{ author(slug: "ann") { id } }'],
  ['a to-one field', '{ author(slug: "ann") { shelf { colour } } }'],
  ['a page of nodes', '{ author(slug: "ann") { books(first: 2) { nodes { title } } } }'],
  ['a count alone', '{ author(slug: "ann") { books { totalCount } } }'],
  [
    'edges with their properties',
    '{ author(slug: "ann") { books(first: 1) { edges { share basis cursor } } } }',
  ],
  [
    'page information alone',
    '{ author(slug: "ann") { books(first: 1) { pageInfo { hasNextPage endCursor } } } }',
  ],
  [
    'a relationship to several types',
    '{ author(slug: "ann") { likes { nodes { title ... on Book { genre } } } } }',
  ],
  ['all nodes of a type', '{ books(first: 2) { totalCount nodes { title } } }'],
  ['nodes by id', '{ nodes(ids: ["QXV0aG9yOnRvd24vYW5u"]) { id ... on Author { title } } }'],
  ['a traversal that gives nodes', '{ booksByAll(authors: ["ann", "bob"], first: 1) { nodes { title } } }'],
  ['a traversal with its count', '{ booksByAll(authors: ["ann", "bob"]) { totalCount nodes { title } } }'],
  ['a traversal that gives rows', '{ works(author: "bob") { letters book { title } } }'],
];

it.each(cases)('%s', async (_what, query) => {
  const { data, errors, statements } = await ask(query);
  expect(errors).toBeUndefined();
  const [statement] = statements;
  expect({ query, cypher: statement?.text, parameters: statement?.parameters, data }).toMatchSnapshot();
});

it('the text does not change with values, aliases or the order of variables', async () => {
  const text = async (query: string) => (await ask(query)).statements[0]?.text;
  expect(await text('{ author(slug: "ann") { books(first: 2) { nodes { title } } } }')).toBe(
    await text('{ someone: author(slug: "bob") { b: books(first: 7) { n: nodes { t: title } } } }'),
  );
});
