import { expect, test, vi } from 'vitest';
import { publishRelease, type Records } from '../../src/releases/index.ts';
import { withLock } from '../../src/releases/lock.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { clear, publishedRelease, storedReleases, visibleSlugs } from './readers.ts';
import { author, library, shelfOf } from './world.ts';

const { driver, database, wipe } = await testNeo4j();
const at = { driver, database };

function seedLibrary(fingerprint: string, records: Records = shelfOf(500, 1)) {
  return publishRelease(driver, { database, model: library, dataset: 'library', records, fingerprint });
}

test('Of two processes that seed the same records into an empty database, one works and the other finds it done', async () => {
  await wipe();
  const outcomes = await Promise.all([seedLibrary('one'), seedLibrary('one')]);

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['published', 'unchanged']);
  expect(outcomes.map(({ release }) => release)).toEqual(['library_1', 'library_1']);
  expect(await storedReleases(at)).toEqual(['library_1']);
});

test('Of processes that seed different records, each makes a whole release, one after the other', async () => {
  await clear(at);
  await seedLibrary('zero');
  const outcomes = await Promise.all(
    ['one', 'two', 'three'].map((slug) => seedLibrary(slug, { nodes: [author(slug)], relationships: [] })),
  );

  expect(outcomes.map(({ release }) => release).toSorted()).toEqual(['library_2', 'library_3', 'library_4']);
  const last = outcomes.findIndex(({ release }) => release === 'library_4');
  expect(await publishedRelease(at)).toBe('library_4');
  expect(await visibleSlugs(at)).toEqual([['one', 'two', 'three'][last]]);
});

test('Who waits for another process is told so, and is not kept for ever', async () => {
  await clear(at);
  await seedLibrary('one');
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  let waited = false;
  let taken = false;
  const holder = withLock(at, 'library', { onWait: () => undefined }, () => {
    taken = true;
    return held;
  });
  await vi.waitUntil(() => taken, { timeout: 10_000 });
  const impatient = withLock(
    at,
    'library',
    {
      onWait: () => {
        waited = true;
      },
      timeoutMs: 1500,
    },
    async () => 'done',
  );

  await expect(impatient).rejects.toThrow(
    'Another process has been writing the dataset library for more than 2 s',
  );
  expect(waited).toBe(true);
  release();
  await holder;
});
