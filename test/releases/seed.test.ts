import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { read } from '../../src/releases/database.ts';
import { publishRelease, type Records } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { clear, publishedRelease, storedReleases, visibleSlugs } from './readers.ts';
import { author, book, library, wrote } from './world.ts';

const { driver, database } = await testNeo4j();
const at = { driver, database };

const records: Records = {
  nodes: [
    author('ann', { born: 1970 }),
    book('sea', { name: 'The  Sea', pages: 320, description: 'Waves.', binding: 'hardcover' }),
    { type: 'Shelf', slug: 'top', properties: {} },
  ],
  relationships: [
    wrote('ann', 'sea', { share: 1, note: 'on the cover' }),
    { ...wrote('ann', 'sea'), type: 'WROTE_INFERRED' },
    {
      type: 'HOLDS',
      from: { type: 'Shelf', slug: 'top' },
      to: { type: 'Book', slug: 'sea' },
      properties: {},
    },
  ],
};

function seedLibrary(fingerprint: string, given: Records = records, model = library) {
  return publishRelease(driver, { database, model, dataset: 'library', records: given, fingerprint });
}

describe('Seeding', () => {
  beforeEach(() => clear(at));

  test('publishes what the records say, whole numbers as integers, absent values as absent', async () => {
    const outcome = await seedLibrary('one');

    expect(outcome).toMatchObject({ status: 'published', release: 'library_1', nodes: 3, relationships: 3 });
    const [row] = await read(
      at,
      `MATCH (author:Author)-[wrote:WROTE]->(book:Book)<-[:HOLDS]-(:Shelf)
       RETURN COLLECT { UNWIND labels(book) AS label RETURN label ORDER BY label } AS labels, properties(book) AS book, properties(author) AS author, properties(wrote) AS wrote,
         valueType(book.pages) AS pages, valueType(wrote.share) AS share, EXISTS { (author)-[:WROTE_INFERRED]->(book) } AS inferred`,
    );
    expect(row).toEqual({
      labels: ['Book', 'Entity'],
      book: {
        release: 'library_1',
        slug: 'sea',
        name: 'The  Sea',
        nameKeys: ['the sea'],
        nameWords: ' the sea ',
        nameInitials: [' ts '],
        aliasesWords: [],
        aliases: [],
        pages: 320,
        description: 'Waves.',
        descriptionWords: ' waves ',
        binding: 'hardcover',
      },
      author: {
        release: 'library_1',
        slug: 'ann',
        name: 'Author ann',
        nameKeys: ['author ann'],
        nameWords: ' author ann ',
        nameInitials: [' aa '],
        aliasesWords: [],
        aliases: [],
        born: 1970,
      },
      wrote: { share: 1, note: 'on the cover' },
      pages: 'INTEGER NOT NULL',
      share: 'FLOAT NOT NULL',
      inferred: true,
    });
  });

  test('does nothing for the same records again, and says so', async () => {
    await seedLibrary('one');
    const outcome = await seedLibrary('one');

    expect(outcome).toMatchObject({ status: 'unchanged', release: 'library_1', nodes: 3, relationships: 3 });
    expect(await storedReleases(at)).toEqual(['library_1']);
  });

  test('makes a new release of edited and removed records, in which what was removed is gone', async () => {
    await seedLibrary('one');
    const outcome = await seedLibrary('two', {
      nodes: [author('ann'), book('land')],
      relationships: [wrote('ann', 'land')],
    });

    expect(outcome).toMatchObject({ status: 'published', release: 'library_2', nodes: 2, relationships: 1 });
    expect(await visibleSlugs(at)).toEqual(['ann', 'land']);
  });

  test('makes a new release when the declarations change how the same records are stored', async () => {
    await seedLibrary('one');
    const changed = {
      ...library,
      nodes: new Map([...library.nodes].filter(([name]) => name !== 'Shelf')),
    };
    const outcome = await seedLibrary('one', { nodes: [author('ann')], relationships: [] }, changed);

    expect(outcome).toMatchObject({ status: 'published', release: 'library_2' });
  });

  test('keeps two releases beside the published one, and gives no number twice', async () => {
    for (const fingerprint of ['one', 'two', 'three', 'four', 'five']) await seedLibrary(fingerprint);

    expect(await storedReleases(at)).toEqual(['library_3', 'library_4', 'library_5']);
    expect(await publishedRelease(at)).toBe('library_5');
  });

  test('leaves other datasets alone', async () => {
    await seedLibrary('one');
    await publishRelease(driver, {
      database,
      model: library,
      dataset: 'my-books',
      records,
      fingerprint: 'one',
    });
    await seedLibrary('two');

    expect(await publishedRelease(at, 'my-books')).toBe('my-books_1');
    expect(await visibleSlugs(at, 'my-books')).toEqual(['ann', 'sea']);
  });
});

describe('Records that do not fit are refused by name, and readers keep what they have:', () => {
  beforeAll(async () => {
    await clear(at);
    await seedLibrary('one');
  });

  const misfits: [string, Partial<Records>, string][] = [
    [
      'an end that does not exist',
      { relationships: [wrote('ann', 'see')] },
      '(Author ann)-[WROTE]->(Book see): there is no Book see',
    ],
    ['a node given twice', { nodes: [author('ann'), author('ann')] }, 'Author ann is given twice'],
    [
      'an unknown type',
      { nodes: [{ type: 'Poem', slug: 'x', properties: {} }] },
      'Poem x: there is no node type Poem',
    ],
    [
      'an undeclared property',
      { nodes: [author('ann', { age: 3 })] },
      'Author ann has a property "age", which is not declared; declared: name, aliases, description, born',
    ],
    ['a missing property', { nodes: [book('sea', { pages: undefined })] }, 'Book sea has no "pages"'],
    [
      'a value of another kind',
      { nodes: [book('sea', { pages: 1.5 })] },
      'Book sea: "pages" is 1.5, which is no Int',
    ],
    [
      'a value that a set does not store',
      { nodes: [book('sea', { binding: 'HARD' })] },
      'Book sea: "binding" is "HARD", which is no Binding: hardcover, SOFT',
    ],
    [
      'an undeclared relationship',
      { relationships: [{ ...wrote('ann', 'sea'), type: 'BURNT' }] },
      '(Author ann)-[BURNT]->(Book sea): no BURNT is declared from Author to Book',
    ],
    [
      'an inferred relationship where none may be',
      {
        relationships: [
          {
            type: 'HOLDS_INFERRED',
            from: { type: 'Shelf', slug: 'top' },
            to: { type: 'Book', slug: 'sea' },
            properties: {},
          },
        ],
      },
      '(Shelf top)-[HOLDS_INFERRED]->(Book sea): no HOLDS_INFERRED is declared from Shelf to Book',
    ],
  ];

  test.each(misfits)('%s', async (_, misfit, message) => {
    const seeding = seedLibrary('two', { ...records, ...misfit });

    await expect(seeding).rejects.toThrow(message);
    expect(await publishedRelease(at)).toBe('library_1');
    expect(await visibleSlugs(at)).toEqual(['ann', 'sea']);
  });
});
