import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

interface Page {
  readonly nodes: { slug: string }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

const INFO = 'nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function root(args: string): Promise<Page> {
  const { data, errors } = await ask(`{ authors(${args}) { ${INFO} } }`);
  expect(errors).toBeUndefined();
  return data?.authors as Page;
}

async function nested(args: string): Promise<Page> {
  const { data, errors } = await ask(`{ author(slug: "ann") { books(${args}) { ${INFO} } } }`);
  expect(errors).toBeUndefined();
  return (data as { author: { books: Page } }).author.books;
}

for (const [where, page, slugs] of [
  ['a root connection', root, ['ann', 'bob', 'cid']],
  ['a nested connection', nested, ['sea', 'sky', 'sun']],
] as const) {
  it(`${where} is walked forwards, page by page`, async () => {
    const seen: string[] = [];
    let after = '';
    for (let count = 0; count < slugs.length; count += 1) {
      const { nodes, pageInfo } = await page(`first: 1${after}`);
      seen.push(...nodes.map(({ slug }) => slug));
      expect(pageInfo).toMatchObject({ hasNextPage: count < 2, hasPreviousPage: count > 0 });
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(slugs);
    expect(await page(`first: 1${after}`)).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it(`${where} is walked backwards, each page in forward order`, async () => {
    const last = await page('last: 2');
    expect(last.nodes.map(({ slug }) => slug)).toEqual(slugs.slice(1));
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const first = await page(`last: 2, before: "${last.pageInfo.startCursor}"`);
    expect(first.nodes.map(({ slug }) => slug)).toEqual(slugs.slice(0, 1));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it(`${where} gives what lies between two cursors`, async () => {
    const { pageInfo } = await page('first: 3');
    const between = await page(`after: "${pageInfo.startCursor}", before: "${pageInfo.endCursor}"`);
    expect(between.nodes.map(({ slug }) => slug)).toEqual(slugs.slice(1, 2));
  });
}

it.each([
  ['first: 0', '`first` is a number from 1 to 100, not 0.'],
  ['first: 101', '`first` is a number from 1 to 100, not 101.'],
  ['last: -1', '`last` is a number from 1 to 100, not -1.'],
  ['first: 1, last: 1', 'Ask for `first` or `last`, not both.'],
])('a page of %s is refused', async (args, message) => {
  const { errors } = await ask(`{ authors(${args}) { totalCount } }`);
  expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
});

it.each([
  ['forged', 'abc'],
  ['of another ordering', Buffer.from('["-score,slug",1,"ann"]').toString('base64url')],
  ['with a value of another type', Buffer.from('["slug",{"a":1}]').toString('base64url')],
  ['empty', ''],
])('a cursor that is %s is refused, and no statement is sent', async (_what, cursor) => {
  const { errors, statements } = await ask('query($c: String) { authors(after: $c) { nodes { slug } } }', {
    c: cursor,
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  expect(statements).toEqual([]);
});
