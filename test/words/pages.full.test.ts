import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { library, openLibrary } from '../../packages/pothos-plugin-neo4j/test/library.ts';
import { readNodes } from '../../src/releases/read-nodes.ts';
import { testNeo4j } from '../support/neo4j.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database);

/** Characters on either side of where UTF-16 and code points order differently, and some of everywhere. */
const characters = [
  'a',
  'Z',
  'é',
  'e\u0301',
  'я',
  '中',
  '한',
  '\ud7ff',
  '\ue000',
  'Ａ',
  'ｚ',
  'ﬁ',
  '\ufffd',
  '𝒳',
  '😀',
  '👩‍💻',
  '\u{10ffff}',
];
const title = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));

interface Page {
  readonly nodes: { slug: string; title: string }[];
  readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null };
}

/** Puts authors with these titles in place of all others; every other slug is a title too. */
async function write(titles: readonly string[]): Promise<void> {
  await driver.executeQuery(
    `MATCH (author:Author) DETACH DELETE author WITH count(*) AS gone
     UNWIND $rows AS row CREATE (author:Author:Thing {release: 'town_1'}) SET author += row`,
    {
      rows: titles.map((one, index) => ({
        title: one,
        slug: index % 2 === 0 ? `${one}${index}` : `s${index}`,
      })),
    },
    { database },
  );
}

async function page(args: string): Promise<Page> {
  const { data, errors } = await ask(
    `{ authors(${args}) { nodes { slug title } pageInfo { startCursor endCursor } } }`,
    {},
    { bothWays: false },
  );
  expect(errors).toBeUndefined();
  return data?.authors as Page;
}

async function walk(order: string, size: number, backward: boolean): Promise<string[]> {
  const slugs: string[] = [];
  for (let cursor = ''; ; ) {
    const { nodes, pageInfo } = await page(
      `orderBy: [${order}], ${backward ? 'last' : 'first'}: ${size}${cursor}`,
    );
    const read = nodes.map(({ slug }) => slug);
    if (backward) slugs.unshift(...read);
    else slugs.push(...read);
    if (nodes.length < size) return slugs;
    cursor = backward ? `, before: "${pageInfo.startCursor}"` : `, after: "${pageInfo.endCursor}"`;
  }
}

const orders = ['{title: ASC}', '{title: DESC}', '{slug: ASC}', '{slug: DESC}'];

beforeAll(() => write([]));

test('of any names, all pages together are the list, each row once, in both directions', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(title, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...orders),
      fc.integer({ min: 1, max: 7 }),
      async (titles, order, size) => {
        await write(titles);
        const { nodes } = await page(`orderBy: [${order}], first: 100`);
        const all = nodes.map(({ slug }) => slug);
        expect(all).toHaveLength(titles.length);
        expect(await walk(order, size, false)).toEqual(all);
        expect(await walk(order, size, true)).toEqual(all);
      },
    ),
    { numRuns: 15 },
  );
});

test('a release is read whole, whatever its slugs, though it is read a thousand nodes at a time', async () => {
  const slugs = Array.from(
    { length: 2100 },
    (_, index) => `${characters[index % characters.length]}${index}`,
  );
  await driver.executeQuery(
    `MATCH (author:Author) DETACH DELETE author WITH count(*) AS gone
     UNWIND $slugs AS slug CREATE (:Author:Thing {release: 'town_1', slug: slug, title: slug})`,
    { slugs },
    { database },
  );
  const read: string[] = [];
  const authors = library.nodes.get('Author');
  if (!authors) throw new Error('The library has no authors');
  for await (const { slug } of readNodes({ driver, database }, authors, 'town_1')) read.push(slug);
  expect(read.toSorted()).toEqual(slugs.toSorted());
});

test('lt, lte, gt and gte compare names in the order in which pages sort them', async () => {
  await write(characters);
  const { nodes } = await page('orderBy: [{title: ASC}], first: 100');
  const sorted = nodes.map((node) => node.title);
  for (const [index, value] of sorted.entries()) {
    for (const [comparison, expected] of [
      ['lt', sorted.slice(0, index)],
      ['lte', sorted.slice(0, index + 1)],
      ['gt', sorted.slice(index + 1)],
      ['gte', sorted.slice(index)],
    ] as const) {
      const { data } = await ask(
        `query ($value: String!) { authors(filter: {title: {${comparison}: $value}}, orderBy: [{title: ASC}], first: 100) { nodes { title } } }`,
        { value },
      );
      const found = (data as { authors: Page }).authors.nodes.map((node) => node.title);
      expect(found, `${comparison} ${value}`).toEqual(expected);
    }
  }
});
