import { beforeEach, describe, expect, test } from 'vitest';
import { read, runAlone } from '../../src/releases/database.ts';
import { prepareDatabase, publishRelease } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { author, book, library } from './world.ts';

const { driver, database, wipe } = await testNeo4j();
const at = { driver, database };

beforeEach(wipe);

describe('Constraints and indexes', () => {
  test('are those that the declarations ask for', async () => {
    await prepareDatabase(at, library);

    const indexes = await read(
      at,
      `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, state WHERE type <> 'LOOKUP'
       RETURN name + ': ' + CASE WHEN owningConstraint IS NULL THEN '' ELSE 'UNIQUE ' END + type + ' ' + labelsOrTypes[0]
         + reduce(text = '', property IN properties | text + ' ' + property) + ' ' + state AS line ORDER BY line`,
    );
    expect(indexes.map(({ line }) => line)).toEqual([
      'Author_by_born: RANGE Author release born slug ONLINE',
      'Author_key: UNIQUE RANGE Author release slug ONLINE',
      'Book_key: UNIQUE RANGE Book release slug ONLINE',
      'DegreeRanking_key: UNIQUE RANGE DegreeRanking release key ONLINE',
      'Entity_by_slug: RANGE Entity release slug ONLINE',
      'Publication_key: UNIQUE RANGE Publication dataset ONLINE',
      'ReleaseLock_key: UNIQUE RANGE ReleaseLock dataset ONLINE',
      'Release_key: UNIQUE RANGE Release id ONLINE',
      'Shelf_key: UNIQUE RANGE Shelf release slug ONLINE',
      'entities: FULLTEXT Entity release nameWords aliasesWords descriptionWords nameInitials furtherNamesWords ONLINE',
      'entityNames: FULLTEXT Entity release nameKeys ONLINE',
    ]);
  });

  test('are made once, whoever comes first', async () => {
    await Promise.all([
      prepareDatabase(at, library),
      prepareDatabase(at, library),
      prepareDatabase(at, library),
    ]);

    expect(await prepareDatabase(at, library)).toBe(0);
  });

  test.each([
    [
      'CREATE INDEX Book_key FOR (n:Book) ON (n.title)',
      'Neo4j has a range index "Book_key" on Book (title), where RoleGraph needs a unique constraint "Book_key" on Book (release, slug). Remove it with `DROP INDEX Book_key`',
    ],
    [
      'CREATE INDEX mine FOR (n:Book) ON (n.release, n.slug)',
      'Neo4j has a range index "mine" on Book (release, slug), where RoleGraph needs a unique constraint "Book_key"',
    ],
    [
      'CREATE CONSTRAINT Entity_by_slug FOR (n:Entity) REQUIRE n.slug IS UNIQUE',
      'Remove it with `DROP CONSTRAINT Entity_by_slug`',
    ],
    [
      'CREATE FULLTEXT INDEX texts FOR (n:Entity) ON EACH [n.release, n.nameWords, n.aliasesWords, n.descriptionWords, n.nameInitials, n.furtherNamesWords]',
      'Neo4j has a full-text index "texts" on Entity (release, nameWords, aliasesWords, descriptionWords, nameInitials, furtherNamesWords), where RoleGraph needs a full-text index "entities"',
    ],
  ])('in the way of a declared one are a clear error: %s', async (statement, message) => {
    await runAlone(at, statement);

    await expect(prepareDatabase(at, library)).rejects.toThrow(message);
  });

  test('of the same purpose under another name will do', async () => {
    await runAlone(at, 'CREATE CONSTRAINT mine FOR (n:Book) REQUIRE (n.release, n.slug) IS UNIQUE');
    await prepareDatabase(at, library);

    expect(await prepareDatabase(at, library)).toBe(0);
  });
});

test('The full-text index keeps a search within its release, forgives misspelling and completes words', async () => {
  const nodes = [
    author('ann'),
    book('sea', { name: 'Ocean', aliases: ['Waves'] }),
    book('it', { name: 'IT' }),
  ];
  for (const dataset of ['library', 'my-library']) {
    const records = { nodes, relationships: [] };
    await publishRelease(driver, { database, model: library, dataset, records, fingerprint: 'one' });
  }
  await publishRelease(driver, {
    database,
    model: library,
    dataset: 'library',
    records: { nodes: [author('bob')], relationships: [] },
    fingerprint: 'two',
  });
  const search = async (release: string, words: string) => {
    const statement = `CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $words + ')') YIELD node
      RETURN node.slug AS slug`;
    return (await read(at, statement, { release, words })).map(({ slug }) => slug);
  };

  expect(await search('library_1', 'oceen~')).toEqual(['sea']);
  expect(await search('library_1', 'oce*')).toEqual(['sea']);
  expect(await search('library_1', 'aliasesWords:waves')).toEqual(['sea']);
  expect(await search('library_1', 'nameWords:it')).toEqual(['it']);
  expect(await search('library_2', 'ocean')).toEqual([]);
  expect(await search('my-library_1', 'ocean')).toEqual(['sea']);
});

test('A release id is one word of the full-text index', async () => {
  await prepareDatabase(at, library);
  await runAlone(
    at,
    "CREATE (:Entity {release: 'my-library_1'}), (:Entity {release: 'library_1'}), (:Entity {release: 'my-library_11'}), (:Entity {release: 'library'})",
  );

  const found = await read(
    at,
    `CALL db.index.fulltext.queryNodes('entities', 'release:"my-library_1"') YIELD node RETURN node.release AS release`,
  );
  expect(found).toEqual([{ release: 'my-library_1' }]);
});
