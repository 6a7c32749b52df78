import type { ProfiledPlan } from 'neo4j-driver';
import { describe, expect, it, vi } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { library, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask, run } = await openLibrary(driver, database);

async function slugs(field: string, filter: string): Promise<string[]> {
  const { data, errors, statements } = await ask(
    `{ ${field}(filter: ${filter}) { totalCount nodes { slug } } }`,
  );
  expect(errors).toBeUndefined();
  expect(statements).toHaveLength(1);
  const { totalCount, nodes } = (data as Record<string, { totalCount: number; nodes: { slug: string }[] }>)[
    field
  ] ?? {
    totalCount: -1,
    nodes: [],
  };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ slug }) => slug);
}

describe('conditions on values', () => {
  it.each([
    ['{title: {eq: "Ann"}}', ['ann']],
    ['{title: {in: ["Ann", "Cid"]}}', ['ann', 'cid']],
    ['{title: {in: []}}', []],
    ['{title: {contains: "I"}}', ['cid']],
    ['{title: {startsWith: "b"}}', ['bob']],
    ['{title: {endsWith: "NN"}}', ['ann']],
    ['{title: {eqIgnoreCase: "aNN"}}', ['ann']],
    ['{title: {eq: "ann"}}', []],
    ['{title: {in: ["ann", "Bob"]}}', ['bob']],
    ['{title: {containsCaseSensitive: "i"}}', ['cid']],
    ['{title: {containsCaseSensitive: "I"}}', []],
    ['{title: {startsWithCaseSensitive: "B"}}', ['bob']],
    ['{title: {startsWithCaseSensitive: "b"}}', []],
    ['{title: {endsWithCaseSensitive: "n"}}', ['ann']],
    ['{title: {endsWithCaseSensitive: "N"}}', []],
    ['{slug: {startsWith: "b"}}', ['bob']],
    ['{slug: {startsWith: "B"}}', []],
    ['{not: {title: {contains: "N"}}}', ['bob', 'cid']],
    ['{title: {gt: "Ann", lte: "Bob"}}', ['bob']],
    ['{born: {gte: 1970, lt: 1990}}', ['ann']],
    ['{slug: {eq: "bob"}}', ['bob']],
    ['{title: {}}', ['ann', 'bob', 'cid']],
    ['{}', ['ann', 'bob', 'cid']],
  ])('authors %s', async (filter, expected) => expect(await slugs('authors', filter)).toEqual(expected));

  it.each([
    ['{genre: {eq: NOVEL}}', ['sea']],
    ['{genre: {in: [NOVEL, POEMS]}}', ['sea', 'sky']],
    ['{tags: {has: "wet"}}', ['sea']],
    ['{tags: {hasAny: ["dry", "deep"]}}', ['sea']],
    ['{tags: {hasEvery: ["wet", "deep"]}}', ['sea']],
    ['{tags: {hasAny: []}}', []],
    ['{tags: {hasEvery: []}}', ['sea', 'sky', 'sun']],
    ['{tags: {isEmpty: true}}', ['sky', 'sun']],
    ['{published: {gte: "2001-02-03", lt: "2010-11-12"}}', ['sea']],
    ['{published: {in: ["2010-11-12"]}}', ['sky']],
    ['{published: {eq: null}}', ['sun']],
    ['{lent: {eq: false}}', ['sky']],
    ['{lent: {isNull: true}}', ['sun']],
    ['{id: {in: []}}', []],
  ])('books %s', async (filter, expected) => expect(await slugs('books', filter)).toEqual(expected));

  it('a global id fits the node that it names, and anything else fits nothing', async () => {
    const id = Buffer.from('Author:town/bob').toString('base64url');
    const other = Buffer.from('Book:town/bob').toString('base64url');
    expect(await slugs('authors', `{id: {eq: "${id}"}}`)).toEqual(['bob']);
    expect(await slugs('authors', `{id: {in: ["${id}", "${other}", "x"]}}`)).toEqual(['bob']);
    expect(await slugs('authors', `{id: {eq: "${other}"}}`)).toEqual([]);
  });
});

describe('upper and lower case make no difference, whatever the script', () => {
  it.each([
    ['Straße', 'STRASSE'],
    ['STRASSE', 'straße'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ΟΔΟΣ ΑΒΓ', 'Σ ΑΒΓ'],
    ['οδός', 'ΌΣ'],
    ['İstanbul', 'i̇stan'],
    ['ChatGPT', 'chatgpt'],
    ['ЁЖ', 'ёж'],
  ])('%s contains %s', async (title, part) => {
    await run(`CREATE (:Author:Thing {release: 'town_1', slug: 'temporary', title: '${title}'})`);
    try {
      const { data } = await ask(
        'query($part: String) { authors(filter: {title: {contains: $part}}) { nodes { slug } } }',
        {
          part,
        },
      );
      expect(data).toEqual({ authors: { nodes: [{ slug: 'temporary' }] } });
    } finally {
      await run("MATCH (author:Author {slug: 'temporary'}) DELETE author");
    }
  });
});

it('the beginning of a slug is sought in the index over slugs', async () => {
  const { statements } = await ask('{ authors(filter: {slug: {startsWith: "b"}}) { nodes { slug } } }');
  const [sent] = statements;
  // Else it is planned by what the index held when it was sampled last, perhaps before the data came.
  await driver.executeQuery('CALL db.resampleOutdatedIndexes()', {}, { database });
  await vi.waitFor(async () => {
    const { summary } = await driver.executeQuery(
      `CYPHER replan=force PROFILE ${sent?.text}`,
      { ...sent?.parameters },
      { database },
    );
    const operators: string[] = [];
    const visit = ({ operatorType, children, arguments: { Details } }: ProfiledPlan) => {
      operators.push(`${operatorType} ${Details}`);
      for (const child of children) visit(child);
    };
    if (summary.profile) visit(summary.profile);
    expect(operators.join('\n')).toMatch(/IndexSeek.*slug STARTS WITH/);
  }, 20_000);
});

describe('missing values', () => {
  it.each([
    ['are asked for by null', '{born: {eq: null}}', ['bob']],
    ['are asked for by isNull', '{born: {isNull: true}}', ['bob']],
    ['are left out by isNull', '{born: {isNull: false}}', ['ann', 'cid']],
    ['fit no comparison', '{born: {lt: 3000}}', ['ann', 'cid']],
    ['fit the negation of every comparison', '{not: {born: {lt: 1980}}}', ['bob', 'cid']],
  ])('%s', async (_what, filter, expected) => expect(await slugs('authors', filter)).toEqual(expected));
});

describe('and, or, not', () => {
  it.each([
    ['{or: [{title: {eq: "Ann"}}, {born: {eq: 1990}}]}', ['ann', 'cid']],
    ['{and: [{title: {contains: "n"}}, {born: {gt: 1900}}]}', ['ann']],
    ['{title: {contains: "n"}, or: [{slug: {eq: "ann"}}, {slug: {eq: "bob"}}]}', ['ann']],
    ['{not: {or: [{slug: {eq: "ann"}}, {slug: {eq: "bob"}}]}}', ['cid']],
    ['{and: []}', ['ann', 'bob', 'cid']],
    ['{or: []}', []],
    ['{not: {}}', []],
  ])('%s', async (filter, expected) => expect(await slugs('authors', filter)).toEqual(expected));
});

describe('relationships', () => {
  it.each([
    ['{books: {some: {title: {eq: "Sea"}}}}', ['ann', 'bob']],
    ['{books: {some: {edge: {share: {gte: 0.5}}}}}', ['ann', 'bob']],
    ['{books: {some: {edge: {source: {eq: "cover"}}, genre: {eq: POEMS}}}}', ['ann']],
    ['{books: {some: {edge: {source: {eqIgnoreCase: "COVER"}}}}}', ['ann']],
    ['{books: {some: {edge: {source: {contains: "OVE"}}}}}', ['ann']],
    ['{books: {some: {}}}', ['ann', 'bob']],
    ['{books: {none: {title: {eq: "Sea"}}}}', ['cid']],
    ['{books: {every: {genre: {eq: NOVEL}}}}', ['bob', 'cid']],
    ['{books: {every: {edge: {share: {eq: 0.5}}}}}', ['bob', 'cid']],
    ['{books: {count: {gte: 1, lt: 3}}}', ['bob']],
    ['{books: {count: {eq: 0}}}', ['cid']],
    ['{books: {some: {authors: {some: {slug: {eq: "bob"}}}}}}', ['ann', 'bob']],
    ['{likes: {some: {title: {eq: "Bob"}}}}', ['ann']],
    ['{shelf: {colour: {eq: "WROTE"}}}', ['ann', 'bob', 'cid']],
    ['{shelf: null}', []],
    ['{not: {books: {some: {or: [{edge: {share: {isNull: true}}}, {slug: {eq: "sea"}}]}}}}', ['cid']],
  ])('%s', async (filter, expected) => expect(await slugs('authors', filter)).toEqual(expected));

  it.each([
    ['are counted one by one', '{fans: {count: {eq: 2}}}', ['sea']],
    [
      'are asked one by one, each with its node',
      '{fans: {some: {slug: {eq: "ann"}, edge: {source: {isNull: true}}}}}',
      ['sea'],
    ],
    [
      'hold apart what two conditions ask',
      '{and: [{fans: {some: {edge: {source: {eq: "receipt"}}}}}, {fans: {some: {edge: {source: {isNull: true}}}}}]}',
      ['sea'],
    ],
    [
      'do not fit together what each fits alone',
      '{fans: {some: {edge: {source: {eq: "receipt", isNull: true}}}}}',
      [],
    ],
    ['all have to fit `every`', '{fans: {every: {edge: {source: {eq: "receipt"}}}}}', ['sun']],
    ['must all fail for `none`', '{fans: {none: {edge: {source: {eq: "receipt"}}}}}', ['sky', 'sun']],
  ])('parallel edges between two nodes %s', async (_what, filter, expected) =>
    expect(await slugs('books', filter)).toEqual(expected),
  );

  it('filter a nested connection by node and by edge', async () => {
    const { data } = await ask(
      '{ author(slug: "ann") { books(filter: {or: [{edge: {share: {gt: 0.1}}}, {genre: {eq: POEMS}}]}) { totalCount nodes { slug } } } }',
    );
    expect(data).toEqual({ author: { books: { totalCount: 2, nodes: [{ slug: 'sea' }, { slug: 'sky' }] } } });
  });

  it('filter what a traversal gives, counts and all', async () => {
    const { data } = await ask(
      '{ booksByAll(authors: ["ann"], filter: {genre: {isNull: false}}, orderBy: [{title: DESC}]) { totalCount nodes { slug } } }',
    );
    expect(data).toEqual({ booksByAll: { totalCount: 2, nodes: [{ slug: 'sky' }, { slug: 'sea' }] } });
  });
});

it.each([
  [
    '{title: {in: null}}',
    '`filter.title.in` is null: only `eq` compares with null, and `isNull` asks for it.',
  ],
  ['{books: {some: null}}', '`filter.books.some` is null: leave it out, or give a filter.'],
  ['{or: [{not: null}]}', '`filter.or[0].not` is null: leave it out, or give a filter.'],
  ['{books: {count: {eq: null}}}', '`filter.books.count.eq` is null: a count is a number.'],
])('null where nothing can be meant by it is refused: %s', async (filter, message) => {
  const { errors } = await ask(`{ authors(filter: ${filter}) { totalCount } }`);
  expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT', argument: 'filter' } });
});

it('values come from variables as well, and leave the Cypher text as it is', async () => {
  const query = 'query($f: AuthorFilter) { authors(filter: $f) { nodes { slug } } }';
  const first = await ask(query, { f: { or: [{ slug: { eq: 'ann' } }, { slug: { in: ['bob'] } }] } });
  const second = await ask(query, {
    f: { or: [{ slug: { eq: "x'}) //" } }, { slug: { in: ['cid', 'bob'] } }] },
  });
  expect(first.data).toEqual({ authors: { nodes: [{ slug: 'ann' }, { slug: 'bob' }] } });
  expect(second.data).toEqual({ authors: { nodes: [{ slug: 'bob' }, { slug: 'cid' }] } });
  expect(second.statements[0]?.text).toBe(first.statements[0]?.text);
});
