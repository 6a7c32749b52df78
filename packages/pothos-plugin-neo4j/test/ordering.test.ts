import { describe, expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

interface Page {
  readonly nodes: { slug: string }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string;
    endCursor: string;
  };
}

async function page(field: 'authors' | 'books', args: string): Promise<Page> {
  const where = field === 'authors' ? `authors(${args})` : `books(${args})`;
  const info = '{ nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
  const { data, errors } = await ask(
    field === 'authors' ? `{ ${where} ${info} }` : `{ author(slug: "ann") { ${where} ${info} } }`,
  );
  expect(errors).toBeUndefined();
  return (
    field === 'authors' ? data?.authors : (data as { author: { books: unknown } }).author.books
  ) as Page;
}

const orders = [
  ['authors', '[{born: ASC}]', ['ann', 'cid', 'bob']],
  ['authors', '[{born: DESC}]', ['cid', 'ann', 'bob']],
  ['authors', '[{born: ASC_NULLS_FIRST}]', ['bob', 'ann', 'cid']],
  ['authors', '[{born: DESC_NULLS_FIRST}]', ['bob', 'cid', 'ann']],
  ['authors', '[{title: DESC_NULLS_FIRST}]', ['cid', 'bob', 'ann']],
  ['authors', '[{title: DESC}]', ['cid', 'bob', 'ann']],
  ['authors', '[{books: {count: DESC}}]', ['ann', 'bob', 'cid']],
  ['authors', '[{likes: {count: ASC}}, {title: DESC}]', ['bob', 'cid', 'ann']],
  ['authors', '[]', ['ann', 'bob', 'cid']],
  ['books', '[{edge: {share: ASC}}]', ['sea', 'sky', 'sun']],
  ['books', '[{edge: {share: DESC}}, {title: DESC}]', ['sea', 'sun', 'sky']],
  ['books', '[{edge: {share: DESC_NULLS_FIRST}}, {title: DESC}]', ['sun', 'sky', 'sea']],
  ['books', '[{genre: DESC}]', ['sky', 'sea', 'sun']],
  ['books', '[{genre: ASC_NULLS_FIRST}]', ['sun', 'sea', 'sky']],
  ['books', '[{authors: {count: DESC_NULLS_FIRST}}, {edge: {source: DESC}}]', ['sea', 'sky', 'sun']],
] as const;

describe.each(orders)('%s sorted by %s', (field, order, expected) => {
  it('come in that order', async () => {
    expect((await page(field, `orderBy: ${order}`)).nodes.map(({ slug }) => slug)).toEqual(expected);
  });

  it('are walked page by page, forwards and backwards', async () => {
    const seen: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const { nodes, pageInfo } = await page(field, `orderBy: ${order}, first: 1${after}`);
      expect(pageInfo.hasPreviousPage).toBe(seen.length > 0);
      seen.push(...nodes.map(({ slug }) => slug));
      after = `, after: "${pageInfo.endCursor}"`;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(expected);
    const back: string[] = [];
    let before = '';
    for (let more = true; more; ) {
      const { nodes, pageInfo } = await page(field, `orderBy: ${order}, last: 1${before}`);
      expect(pageInfo.hasNextPage).toBe(back.length > 0);
      back.unshift(...nodes.map(({ slug }) => slug));
      before = `, before: "${pageInfo.startCursor}"`;
      more = pageInfo.hasPreviousPage;
    }
    expect(back).toEqual(expected);
  });
});

it('a cursor of another ordering is refused', async () => {
  const { pageInfo } = await page('authors', 'orderBy: [{title: ASC}], first: 1');
  const { errors } = await ask(
    `{ authors(orderBy: [{title: DESC}], after: "${pageInfo.endCursor}") { totalCount } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

it.each([
  ['DESC', 'DESC_NULLS_FIRST'],
  ['ASC', 'ASC_NULLS_FIRST'],
])('a cursor of %s is refused by %s, which puts missing values elsewhere', async (one, other) => {
  const { pageInfo } = await page('authors', `orderBy: [{born: ${one}}], first: 1`);
  const { errors } = await ask(
    `{ authors(orderBy: [{born: ${other}}], after: "${pageInfo.endCursor}") { totalCount } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

it('an ordering of two things at once is refused, since their order would be unclear', async () => {
  const { errors } = await ask('{ authors(orderBy: [{title: DESC, born: ASC}]) { totalCount } }');
  expect(errors?.[0]?.message).toContain('OneOf Input Object "AuthorOrder" must specify exactly one key');
});
