import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { layOut } from './lay-out.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

type Case = [what: string, query: string, variables?: Record<string, unknown>];

/** The cursor of a row in an ordering: what it is sorted by, and the row's values. */
function cursor(order: string, ...values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

const authors = (filter: string) => `{ authors(filter: ${filter}) { nodes { slug } } }`;
const books = (filter: string) => `{ books(filter: ${filter}) { nodes { slug } } }`;
const ordered = (orderBy: string) => `{ authors(orderBy: ${orderBy}) { nodes { slug } } }`;
const page = (args: string) =>
  `query($at: String) { authors(${args}) { nodes { slug } pageInfo { hasNextPage hasPreviousPage } } }`;
const nested = (args: string) =>
  `query($at: String) { author(slug: "ann") { books(${args}) { nodes { slug } pageInfo { hasNextPage hasPreviousPage } } } }`;
const ID = Buffer.from('Author:town/bob').toString('base64url');

/** Each with the Cypher that it becomes, its parameters and its answer, so that a change of any of them is seen. */
const cases: Case[] = [
  // What is selected of a node
  ['a property', '{ author(slug: "ann") { title } }'],
  ['a global id', '{ author(slug: "ann") { id } }'],
  ['a list, a set’s value, a day and a yes or no', '{ book(slug: "sea") { tags genre published lent } }'],
  ['a to-one field', '{ author(slug: "ann") { shelf { colour } } }'],
  ['a page of nodes', '{ author(slug: "ann") { books(first: 2) { nodes { title } } } }'],
  ['a count alone', '{ author(slug: "ann") { books { totalCount } } }'],
  [
    'edges with their properties',
    '{ author(slug: "ann") { books(first: 1) { edges { share basis cursor } } } }',
  ],
  [
    'nodes that an edge’s pattern leads to',
    '{ author(slug: "ann") { books(first: 1) { edges { shelves { nodes { slug } } } } } }',
  ],
  [
    'page information alone',
    '{ author(slug: "ann") { books(first: 1) { pageInfo { hasNextPage endCursor } } } }',
  ],
  [
    'one field twice, with other arguments',
    '{ author(slug: "ann") { one: books(first: 1) { nodes { slug } } last: books(last: 1) { nodes { slug } } } }',
  ],
  [
    'three levels',
    '{ author(slug: "bob") { books { nodes { authors { nodes { books { totalCount } } } } } } }',
  ],
  [
    'what @skip and @include leave',
    'query($no: Boolean!) { author(slug: "ann") { title @skip(if: $no) born @include(if: $no) ... @skip(if: $no) { books { totalCount } } } }',
    { no: false },
  ],
  [
    'inferred relationships beside the stated ones',
    '{ book(slug: "sun") { authors(includeInferred: true) { edges { basis node { slug } } } } }',
  ],
  [
    'a relationship over two types',
    '{ book(slug: "sea") { fans { totalCount edges { source node { slug } } } } }',
  ],

  // Interfaces
  [
    'a relationship to several types',
    '{ author(slug: "ann") { likes { nodes { title ... on Book { genre } } } } }',
  ],
  [
    'a field named alike on two types',
    '{ author(slug: "cid") { likes { nodes { __typename ... on Author { born } ... on Book { idea: born } } } } }',
  ],
  [
    'a connection that one of two types has',
    '{ author(slug: "ann") { likes { nodes { slug ... on Author { books { totalCount nodes { slug } } } } } } }',
  ],
  [
    'a field of the interface, and more of it on one type',
    '{ author(slug: "ann") { likes { nodes { shelf { colour } ... on Book { shelf { slug } } } } } }',
  ],
  ['nodes by id', '{ nodes(ids: ["QXV0aG9yOnRvd24vYW5u"]) { id ... on Author { title } } }'],
  ['a node by id, shown as an interface', `{ node(id: "${ID}") { __typename ... on Thing { title } } }`],

  // Lists and what they are filtered by
  ['all nodes of a type', '{ books(first: 2) { totalCount nodes { title } } }'],
  ['text compared', authors('{title: {gt: "Ann", lte: "Bob"}}')],
  ['text by its parts', authors('{title: {startsWith: "b", contains: "O", endsWith: "B"}}')],
  ['text in upper or lower case', authors('{title: {eqIgnoreCase: "BOB"}}')],
  [
    'text by its parts, exactly',
    authors(
      '{title: {startsWithCaseSensitive: "B", containsCaseSensitive: "o", endsWithCaseSensitive: "b"}}',
    ),
  ],
  ['a slug by its beginning', authors('{slug: {startsWith: "b"}}')],
  ['one of several values', authors('{title: {in: ["Ann", "Cid"]}}')],
  ['a range of numbers', authors('{born: {gte: 1970, lt: 1990}}')],
  ['a missing value, by null and by name', authors('{or: [{born: {eq: null}}, {born: {isNull: true}}]}')],
  ['a value of a set', books('{genre: {eq: NOVEL, in: [NOVEL, POEMS]}}')],
  ['a yes or no', books('{lent: {eq: false}}')],
  ['a range of days', books('{published: {gte: "2001-01-01", lt: "2010-01-01"}}')],
  ['a list that holds a value', books('{tags: {has: "wet"}}')],
  [
    'a list that holds any and every of several',
    books('{tags: {hasAny: ["dry", "deep"], hasEvery: ["wet", "deep"]}}'),
  ],
  ['an empty list', books('{tags: {isEmpty: true}}')],
  ['a slug', authors('{slug: {eq: "bob"}}')],
  ['an id', authors(`{id: {in: ["${ID}", "x"]}}`)],
  [
    'and, or and not',
    authors(
      '{and: [{born: {gt: 1900}}], or: [{title: {contains: "n"}}, {title: {contains: "d"}}], not: {born: {gt: 1980}}}',
    ),
  ],
  ['and of nothing, or of nothing', authors('{or: [{and: []}, {or: []}]}')],
  ['some, by node and edge', authors('{books: {some: {genre: {eq: NOVEL}, edge: {share: {gte: 0.5}}}}}')],
  ['some, of a node that is named', authors('{books: {some: {slug: {eq: "sea"}}}}')],
  ['every', authors('{books: {every: {genre: {eq: NOVEL}}}}')],
  ['none', authors('{books: {none: {edge: {source: {eq: "cover"}}}}}')],
  ['how many', authors('{books: {count: {gte: 1, lt: 3}}}')],
  ['two relationships away', authors('{books: {some: {likedBy: {some: {title: {eq: "Cid"}}}}}}')],
  ['the node of a to-one field', authors('{shelf: {colour: {eq: "WROTE"}}}')],
  ['no to-one field', authors('{shelf: null}')],
  ['some over two types', books('{fans: {some: {edge: {source: {eq: "receipt"}}}, count: {eq: 2}}}')],
  [
    'a nested connection by its edges and its nodes',
    '{ author(slug: "ann") { books(filter: {or: [{edge: {share: {gt: 0.1}}}, {genre: {eq: POEMS}}]}) { totalCount nodes { slug } } } }',
  ],

  // Orderings and pages
  ['the least first, null last', ordered('[{born: ASC}]')],
  ['the greatest first, null last', ordered('[{born: DESC}]')],
  ['null first, then the least', ordered('[{born: ASC_NULLS_FIRST}]')],
  ['null first, then the greatest', ordered('[{born: DESC_NULLS_FIRST}]')],
  ['by how many', ordered('[{books: {count: DESC}}]')],
  ['by several keys', ordered('[{likes: {count: ASC}}, {title: DESC}]')],
  [
    'by edge, then by node',
    '{ author(slug: "ann") { books(orderBy: [{edge: {share: DESC}}, {title: DESC}]) { nodes { slug } } } }',
  ],
  ['a page after a cursor', page('first: 1, after: $at'), { at: cursor('Author.slug', 'ann') }],
  ['a page before a cursor', page('last: 1, before: $at'), { at: cursor('Author.slug', 'cid') }],
  [
    'a page after a value',
    page('first: 1, after: $at, orderBy: [{born: ASC}]'),
    { at: cursor('born,Author.slug', 1970, 'ann') },
  ],
  [
    'a page after a missing value',
    page('first: 1, after: $at, orderBy: [{born: DESC}]'),
    { at: cursor('-born^last,Author.slug', null, 'bob') },
  ],
  [
    'a page after a value and before missing ones',
    page('first: 1, after: $at, orderBy: [{born: DESC}]'),
    { at: cursor('-born^last,Author.slug', 1970, 'ann') },
  ],
  [
    'a page after a missing value and before others',
    page('first: 1, after: $at, orderBy: [{born: DESC_NULLS_FIRST}]'),
    { at: cursor('-born,Author.slug', null, 'bob') },
  ],
  ['a nested page after a cursor', nested('first: 1, after: $at'), { at: cursor('Book.slug', 'sea') }],
  [
    'a nested page before a cursor, by edge',
    nested('last: 1, before: $at, orderBy: [{edge: {share: ASC}}]'),
    { at: cursor('edge.share,Book.slug', null, 'sun') },
  ],

  // Aggregates and groups
  ['numbers of all nodes', '{ authors { aggregate { node { born { count min max avg sum } } } } }'],
  [
    'groups by the items of a list, with aggregates',
    '{ author(slug: "ann") { books { groupBy(key: NODE_TAGS) { key aggregate { edge { share { median percentile(share: 0.9) standardDeviation missing } } } } } } }',
  ],
  [
    'numbers of edges, under a filter',
    '{ author(slug: "ann") { books(filter: {genre: {eq: NOVEL}}) { aggregate { edge { share { sum } } } } } }',
  ],
  ['groups', '{ books { groupBy(key: NODE_GENRE) { key count } } }'],
  [
    'groups of edges',
    '{ author(slug: "ann") { books { groupBy(key: EDGE_SOURCE, first: 1) { key count } } } }',
  ],
  ['groups by the items of a list', '{ books { groupBy(key: NODE_TAGS) { key count } } }'],

  // Traversals
  ['a traversal that gives nodes', '{ booksByAll(authors: ["ann", "bob"], first: 1) { nodes { title } } }'],
  ['a traversal with its count', '{ booksByAll(authors: ["ann", "bob"]) { totalCount nodes { title } } }'],
  [
    'a traversal over inferred relationships too',
    '{ booksByAll(authors: ["ann", "cid"], includeInferred: true) { edges { hands } } }',
  ],
  [
    'a traversal, filtered and ordered',
    '{ booksByAll(authors: ["ann"], filter: {genre: {isNull: false}}, orderBy: [{title: DESC}]) { totalCount nodes { slug } } }',
  ],
  ['a traversal that gives rows', '{ works(author: "bob") { letters book { title } } }'],
  [
    'rows with evidence and an absent node',
    '{ works(author: "bob", part: "S") { basis source shelf { slug } shelves { totalCount } } }',
  ],
  [
    'a page of the best ranks, and the page before its last',
    '{ dealings(author: "ann") { written(first: 1) { edges { letters node { title } } } last: written(last: 1) { nodes { title } } } }',
  ],
  ['a record of lists', '{ split(author: "bob") { sorted { slug } unsorted { why book { slug } } } }'],
];

const RELEASES =
  'COLLECT { UNWIND $datasets AS slug OPTIONAL MATCH (publication:Publication {dataset: slug}) RETURN publication.release } AS releases';

it.each(cases)('%s', async (_what, query, variables = {}) => {
  const { data, errors, statements } = await ask(query, variables);
  expect(errors).toBeUndefined();
  expect(statements).toHaveLength(1);
  const { text = '', parameters = {} } = statements[0] ?? {};
  // Every statement tells which releases are current, and in the same words.
  expect(text).toContain(RELEASES);
  const { datasets, ...others } = parameters;
  expect(datasets).toEqual(['town']);
  const parts = [
    query,
    ...(Object.keys(variables).length > 0 ? [JSON.stringify(variables)] : []),
    layOut(text.replace(RELEASES, '$releases')),
    JSON.stringify(others, (_key, value: unknown) => (isInteger(value) ? `int(${value.low})` : value)),
    JSON.stringify(data),
  ];
  expect(parts.join('\n\n')).toMatchSnapshot();
});

/** A whole number as the driver takes it; shown apart from a fraction, because Cypher tells them apart. */
function isInteger(value: unknown): value is { readonly low: number } {
  return typeof value === 'object' && value !== null && 'low' in value && 'high' in value;
}

it('layout changes white space only', async () => {
  const { statements } = await ask(
    '{ books(filter: {authors: {some: {slug: {eq: "ann"}}}}) { totalCount } }',
  );
  const bare = (text: string) => text.replaceAll(/\s/g, '');
  expect(bare(layOut(statements[0]?.text ?? ''))).toBe(bare(statements[0]?.text ?? ''));
});

it('the text does not change with values, aliases or the order of variables', async () => {
  const text = async (query: string) => (await ask(query)).statements[0]?.text;
  expect(await text('{ author(slug: "ann") { books(first: 2) { nodes { title } } } }')).toBe(
    await text('{ someone: author(slug: "bob") { b: books(first: 7) { n: nodes { t: title } } } }'),
  );
});
