import { expect, test } from 'vitest';
import { publishRelease } from '../../src/releases/index.ts';
import { readRelationships } from '../../src/releases/read-relationships.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { author, book, library, wrote } from './world.ts';

const neo4j = await testNeo4j();

test('Of a node with more relationships than Neo4j sorts at once, each is read once and in order', async () => {
  const books = 45_000;
  const slugs = Array.from({ length: books }, (_, number) => `book-${number}`);
  const people = ['amy', 'ann', 'bob'];
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model: library,
    dataset: 'library',
    records: {
      nodes: [...people.map((slug) => author(slug)), ...slugs.map((slug) => book(slug))],
      relationships: [
        wrote('bob', 'book-1'),
        ...slugs.map((slug) => wrote('ann', slug, { share: 1 })),
        { ...wrote('ann', 'book-7'), type: 'WROTE_INFERRED' },
        wrote('amy', 'book-1'),
      ],
    },
    fingerprint: 'one',
  });
  const type = library.nodes.get('Author');
  if (!type) throw new Error('There is no Author');

  const found: string[] = [];
  for await (const { from, type: name, to } of readRelationships(neo4j, library, type, 'library_1')) {
    found.push(`${from.slug} ${name} ${to.slug}`);
  }

  expect(found).toEqual([
    'amy WROTE book-1',
    ...slugs.toSorted().map((slug) => `ann WROTE ${slug}`),
    'ann WROTE_INFERRED book-7',
    'bob WROTE book-1',
  ]);
});
