import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

function nested(levels: number): string {
  return levels === 0
    ? '{ slug }'
    : `{ books(first: 1) { nodes { authors(first: 1) { nodes ${nested(levels - 1)} } } } }`;
}

function following(levels: number): string {
  return levels === 0
    ? '{slug: {eq: "ann"}}'
    : `{books: {some: {authors: {some: ${following(levels - 1)}}}}}`;
}

it('keys that come again in an ordering are dropped, so that a thousand cost no more than one', async () => {
  const orderBy = Array.from({ length: 1000 }, (_, n) =>
    n % 2 === 0 ? { title: 'DESC' } : { books: { count: 'ASC' } },
  );
  const { data, statements } = await ask(
    'query($orderBy: [AuthorOrder!]) { authors(orderBy: $orderBy) { nodes { slug } } }',
    { orderBy },
  );
  expect(data).toEqual({ authors: { nodes: [{ slug: 'cid' }, { slug: 'bob' }, { slug: 'ann' }] } });
  const { statements: once } = await ask(
    'query($orderBy: [AuthorOrder!]) { authors(orderBy: $orderBy) { nodes { slug } } }',
    { orderBy: orderBy.slice(0, 2) },
  );
  expect(statements[0]?.text).toBe(once[0]?.text);
});

it.each([
  [
    'relationships nested 30 deep',
    `{ author(slug: "ann") ${nested(15)} }`,
    'nests relationships more than 10 deep',
  ],
  [
    '200 aliases of a relationship',
    `{ author(slug: "ann") { ${Array.from({ length: 200 }, (_, n) => `a${n}: books { totalCount }`).join(' ')} } }`,
    'selects more than 100 relationships',
  ],
  [
    'a filter of 300 conditions',
    `{ authors(filter: {or: [${'{slug: {eq: "x"}} '.repeat(300)}]}) { totalCount } }`,
    'has more than 200 conditions in its filters',
  ],
  [
    'a filter over 8 relationships',
    `{ authors(filter: ${following(4)}) { totalCount } }`,
    'follows more than 6 relationships',
  ],
])('%s are refused before a statement is sent', async (_what, query, message) => {
  const { errors, statements } = await ask(query);
  expect(errors?.[0]?.message).toContain(message);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  expect(statements).toEqual([]);
});

it('a list of 10,001 values in a filter is refused before a statement is sent', async () => {
  const query = 'query($slugs: [String!]) { authors(filter: {slug: {in: $slugs}}) { totalCount } }';
  const slugs = Array.from({ length: 10_001 }, (_, n) => `a${n}`);
  const { errors, statements } = await ask(query, { slugs });
  expect(errors?.[0]?.message).toContain('lists more than 10,000 values');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  expect(statements).toEqual([]);
  expect((await ask(query, { slugs: slugs.slice(1) })).errors).toBeUndefined();
});

it('what stays within the limits is answered', async () => {
  expect((await ask(`{ author(slug: "ann") ${nested(4)} }`)).errors).toBeUndefined();
  expect((await ask(`{ authors(filter: ${following(2)}) { totalCount } }`)).data).toEqual({
    authors: { totalCount: 2 },
  });
});
