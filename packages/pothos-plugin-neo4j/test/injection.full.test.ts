import { beginningQuery, escapeName, prefixQuery, searchQuery } from '@rolegraph/graph-model/cypher';
import { describe, expect, it } from 'vitest';

import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

const HOSTILE = [
  `ann'}) DETACH DELETE n //`,
  'ann"}) RETURN 1 //',
  '`ann`',
  'ann\\u0060',
  '$p0',
  '\\u0027 OR 1=1',
  '*/ MATCH (n) DETACH DELETE n /*',
  'ann\u0000',
  '\uD800',
  '../..',
  '__proto__',
  'constructor',
];

function cursor(...values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const same = (value: string) => value;

describe('a hostile value leaves the Cypher text as it is', () => {
  it.each<
    [
      place: string,
      query: string,
      data: unknown,
      code?: string | undefined,
      wrap?: (value: string) => unknown,
    ]
  >([
    [
      'the slug of a lookup',
      'query($v: String!) { author(slug: $v) { title } }',
      { author: null },
      'NOT_FOUND',
    ],
    [
      'a dataset',
      'query($v: String!) { author(slug: "ann", dataset: $v) { title } }',
      { author: null },
      'NOT_FOUND',
    ],
    [
      'a traversal’s reference',
      'query($v: String!) { works(author: $v) { letters } }',
      { works: null },
      'NOT_FOUND',
    ],
    [
      'one of a traversal’s references',
      'query($v: [String!]!) { booksByAll(authors: $v) { totalCount } }',
      { booksByAll: null },
      'NOT_FOUND',
      (value) => ['ann', value],
    ],
    [
      'a traversal’s value',
      'query($v: String!) { works(author: "ann", part: $v) { letters } }',
      { works: [] },
    ],
    [
      'a text in a filter',
      'query($v: String!) { authors(filter: {title: {eq: $v}}) { totalCount } }',
      { authors: { totalCount: 0 } },
    ],
    [
      'a part of a text in a filter',
      'query($v: String!) { authors(filter: {title: {contains: $v}}) { totalCount } }',
      { authors: { totalCount: 0 } },
    ],
    [
      'a slug that a filter starts from',
      'query($v: String!) { authors(filter: {books: {some: {slug: {eq: $v}}}}) { totalCount } }',
      { authors: { totalCount: 0 } },
    ],
    [
      'a list in a filter',
      'query($v: [String!]!) { books(filter: {tags: {hasAny: $v}}) { totalCount } }',
      { books: { totalCount: 0 } },
      undefined,
      (value) => [value],
    ],
    [
      'an id in a filter',
      'query($v: ID!) { authors(filter: {id: {eq: $v}}) { totalCount } }',
      { authors: { totalCount: 0 } },
    ],
    [
      'a text in a filter on edges',
      'query($v: String!) { author(slug: "ann") { books(filter: {edge: {source: {eq: $v}}}) { totalCount } } }',
      { author: { books: { totalCount: 0 } } },
    ],
    [
      'a filter in a variable',
      'query($v: AuthorFilter) { authors(filter: $v) { totalCount } }',
      { authors: { totalCount: 0 } },
      undefined,
      (value) => ({ or: [{ title: { in: [value] } }] }),
    ],
    ['an id', 'query($v: ID!) { node(id: $v) { id } }', { node: null }],
    [
      'one of several ids',
      'query($v: [ID!]!) { nodes(ids: $v) { id } }',
      { nodes: [null] },
      undefined,
      (value) => [value],
    ],
    [
      'the slug in an id',
      'query($v: ID!) { node(id: $v) { id } }',
      { node: null },
      undefined,
      (value) => Buffer.from(`Author:town/${value}`).toString('base64url'),
    ],
    [
      'the value in a cursor',
      'query($v: String!) { authors(after: $v, before: "WyJBdXRob3Iuc2x1ZyIsIiJd") { nodes { slug } } }',
      { authors: { nodes: [] } },
      undefined,
      (value) => cursor('Author.slug', value),
    ],
  ])('%s', async (_place, query, data, code, wrap = same) => {
    const harmless = await ask(query, { v: wrap('x') });
    for (const value of HOSTILE) {
      const answer = await ask(query, { v: wrap(value) });
      expect({ value, data: answer.data }).toEqual({ value, data });
      expect(answer.errors?.[0]?.extensions.code).toBe(code);
      expect(answer.statements.map(({ text }) => text)).toEqual(harmless.statements.map(({ text }) => text));
    }
  });
});

describe('what has a form of its own is refused before a statement is sent', () => {
  it.each<[place: string, query: string, wrap: (value: string) => unknown]>([
    ['a cursor', 'query($v: String!) { authors(after: $v) { nodes { slug } } }', same],
    [
      'the ordering in a cursor',
      'query($v: String!) { authors(after: $v) { nodes { slug } } }',
      (value) => cursor(value, 'ann'),
    ],
    [
      'a value of another type in a cursor',
      'query($v: String!) { authors(after: $v) { nodes { slug } } }',
      (value) => cursor('Author.slug', { [value]: value }),
    ],
    [
      'the name of a property in a filter',
      'query($v: AuthorFilter) { authors(filter: $v) { totalCount } }',
      (value) => JSON.parse(`{${JSON.stringify(value)}: {"eq": "x"}}`),
    ],
    [
      'the name of a comparison',
      'query($v: StringFilter) { authors(filter: {title: $v}) { totalCount } }',
      (value) => JSON.parse(`{${JSON.stringify(value)}: "x"}`),
    ],
    [
      'the name of a key to sort by',
      'query($v: [AuthorOrder!]) { authors(orderBy: $v) { totalCount } }',
      (value) => [JSON.parse(`{${JSON.stringify(value)}: "ASC"}`)],
    ],
    ['a direction', 'query($v: OrderDirection) { authors(orderBy: [{title: $v}]) { totalCount } }', same],
    ['a key to group by', 'query($v: GroupKey!) { books { groupBy(key: $v) { key } } }', same],
    ['a value of a set', 'query($v: Genre) { books(filter: {genre: {eq: $v}}) { totalCount } }', same],
  ])('%s', async (_place, query, wrap) => {
    for (const value of HOSTILE) {
      const { data, errors, statements } = await ask(query, { v: wrap(value) });
      expect({ value, data: data ?? null, statements }).toEqual({ value, data: null, statements: [] });
      expect(errors).not.toBeUndefined();
    }
  });
});

it('names that a client chooses never become Cypher text', async () => {
  const { data, statements } = await ask(
    `query DETACH($DELETE: String!) { MERGE: author(slug: $DELETE) { ...CREATE MATCH: books { n0: totalCount }
       __proto__: slug constructor: born } } fragment CREATE on Author { RETURN: title }`,
    { DELETE: 'ann' },
  );
  const { MERGE } = data as { MERGE: object };
  expect(Object.entries(MERGE)).toEqual([
    ['RETURN', 'Ann'],
    ['MATCH', { n0: 3 }],
    ['__proto__', 'ann'],
    ['constructor', 1970],
  ]);
  expect(statements).toHaveLength(1);
  expect(statements[0]?.text).not.toMatch(/DETACH|DELETE|MERGE|CREATE|proto|constructor/);
});

it('labels and properties with any name at all are quoted', async () => {
  for (const name of [...HOSTILE, 'a``b', '\\u0060 x', '\\', '\\\\u0060', '\\\\\\u0060'].filter(
    (text) => !/[\0\uD800]/.test(text),
  )) {
    const quoted = escapeName(name);
    const { records } = await driver.executeQuery(
      `CREATE (n:${quoted} {${quoted}: 1}) WITH n, labels(n) AS labels, keys(n) AS keys DELETE n RETURN labels, keys`,
      {},
      { database },
    );
    expect(records[0]?.toObject()).toEqual({ labels: [name], keys: [name] });
  }
  expect(() => escapeName('')).toThrow('cannot be empty');
});

it('words to search for are never operators of the query language', async () => {
  for (const text of [
    ...HOSTILE,
    'AND',
    'OR NOT',
    '+a -b',
    'a:b',
    '[a TO b]',
    '{a TO *}',
    'a* ?',
    'a~9',
    '"a',
    '(a',
    'a^2',
    '/a/',
    'a && b || !c',
  ]) {
    const queries = [searchQuery(text), prefixQuery(text), beginningQuery('nameKeys', text)];
    for (const query of queries.filter((made) => made !== '')) {
      const { records } = await driver.executeQuery(
        "CALL db.index.fulltext.queryNodes('things', $query) YIELD node RETURN count(node) AS found",
        { query },
        { database },
      );
      expect(records).toHaveLength(1);
    }
  }
});

it('nothing was lost', async () => {
  const { data } = await ask('{ authors { totalCount } books { totalCount } }');
  expect(data).toEqual({ authors: { totalCount: 3 }, books: { totalCount: 3 } });
});
