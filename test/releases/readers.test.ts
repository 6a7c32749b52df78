import { expect, test } from 'vitest';
import { read } from '../../src/releases/database.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { library, shelfOf } from './world.ts';

const { driver, database } = await testNeo4j();
const at = { driver, database };

interface Sight extends Record<string, unknown> {
  readonly release: string;
  readonly books: number;
  readonly marks: number[];
  readonly written: number;
}

/** As the API reads: the release once, then everything in it. */
async function look(): Promise<Sight | undefined> {
  const [sight] = await read<Sight>(
    at,
    `MATCH (publication:Publication {dataset: 'library'})
     WITH publication.release AS release
     MATCH (book:Book) WHERE book.release = release
     RETURN release, count(book) AS books, collect(DISTINCT book.pages) AS marks,
       sum(COUNT { (:Author)-[:WROTE]->(book) }) AS written`,
  );
  return sight;
}

test('A reader sees the old release or the new one, never a mixture', async () => {
  const publish = (mark: number) =>
    publishRelease(driver, {
      database,
      model: library,
      dataset: 'library',
      records: shelfOf(2000 + mark, mark),
      fingerprint: `${mark}`,
    });
  await publish(1);

  const sights: (Sight | undefined)[] = [];
  const writing = publish(2);
  let written = false;
  const done = writing.finally(() => {
    written = true;
  });
  while (!written) sights.push(await look());
  await done;
  sights.push(await look());

  for (const sight of sights) {
    const mark = Number(sight?.release.split('_')[1]);
    expect(sight).toEqual({
      release: `library_${mark}`,
      books: 2000 + mark,
      marks: [mark],
      written: 2000 + mark,
    });
  }
  expect(sights.length).toBeGreaterThan(5);
  expect(sights[0]?.release).toBe('library_1');
  expect(sights.at(-1)?.release).toBe('library_2');
}, 60_000);
