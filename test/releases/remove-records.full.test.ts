import { beforeEach, describe, expect, test } from 'vitest';
import { read, runAlone } from '../../src/releases/database.ts';
import { publishRelease, storedReleases as releasesOf, removeDataset } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { clear, publishedRelease, storedReleases, visibleSlugs } from './readers.ts';
import { library, shelfOf, wrote } from './world.ts';

const { driver, database } = await testNeo4j();
const at = { driver, database };
const onWait = () => undefined;

function publish(dataset: string, fingerprint: string, books = 3) {
  return publishRelease(driver, {
    database,
    model: library,
    dataset,
    records: shelfOf(books, 1),
    fingerprint,
    keep: Number.POSITIVE_INFINITY,
  });
}

/** As it is where the process that removes a release is killed before the first node is gone. */
async function cutOff(release: string): Promise<void> {
  await runAlone(at, "MATCH (release:Release {id: $release}) SET release.state = 'REMOVED'", { release });
}

async function left(release: string): Promise<number> {
  const [row] = await read<{ count: number }>(
    at,
    'MATCH (node) WHERE node.release = $release AND NOT node:Publication RETURN count(node) AS count',
    { release },
  );
  return row?.count ?? 0;
}

beforeEach(() => clear(at));

describe('Removing', () => {
  test('takes all nodes and relationships of a release, also of a node with more than one transaction removes', async () => {
    const books = 6000;
    await publishRelease(driver, {
      database,
      model: library,
      dataset: 'library',
      records: {
        nodes: shelfOf(books, 1).nodes,
        relationships: [
          ...(shelfOf(books, 1).relationships as Iterable<ReturnType<typeof wrote>>),
          { ...wrote('ann', 'book-0'), type: 'WROTE_INFERRED' },
        ],
      },
      fingerprint: 'one',
    });
    await publish('other', 'one');
    const counts: (readonly [number, number | undefined])[] = [];

    const removed = await removeDataset(at, 'library', undefined, {
      onWait,
      onRemoved: (count, total) => counts.push([count, total]),
    });

    expect(removed).toEqual(['library_1']);
    const all = books + 1 + books + 1;
    expect(counts.at(-1)).toEqual([all, all]);
    expect(await left('library_1')).toBe(0);
    expect(await visibleSlugs(at, 'other')).toHaveLength(4);
    const [row] = await read(at, 'MATCH ()-[relationship]->() RETURN count(relationship) AS count');
    expect(row?.count).toBe(3);
  });

  test('a dataset twice says that there is none; its name can be published again, and its numbers are new', async () => {
    await publish('library', 'one');
    await removeDataset(at, 'library', undefined, { onWait });

    await expect(removeDataset(at, 'library', undefined, { onWait })).rejects.toThrow(
      'There is no dataset library.',
    );
    expect(await publish('library', 'one')).toMatchObject({ status: 'published', release: 'library_2' });
    expect(await storedReleases(at)).toEqual(['library_2']);
  });
});

describe('A removal that was cut off', () => {
  beforeEach(async () => {
    for (const fingerprint of ['one', 'two', 'three']) await publish('library', fingerprint);
    await cutOff('library_1');
  });

  test.each(['1', 'library_1'])('goes on when the same release is removed again: %s', async (wanted) => {
    expect(await removeDataset(at, 'library', wanted, { onWait })).toEqual(['library_1']);
    expect(await left('library_1')).toBe(0);
  });

  test('goes on when the whole dataset is removed', async () => {
    await removeDataset(at, 'library', undefined, { onWait });
    expect(await storedReleases(at)).toEqual(['library_3']); // Of the newest, its number alone is kept.
    expect(await left('library_3')).toBe(0);
  });

  test('goes on with the next import of the dataset', async () => {
    await publish('library', 'four');
    expect(await left('library_1')).toBe(0);
    expect(await storedReleases(at)).toEqual(['library_2', 'library_3', 'library_4']);
  });

  test('is not forgotten when another release is removed meanwhile', async () => {
    await removeDataset(at, 'library', '2', { onWait });
    expect(await left('library_1')).toBe(4);
    const known = (await releasesOf(at)).map(({ id, emptied }) => [id, emptied]);
    expect(known).toEqual([
      ['library_3', false],
      ['library_1', false],
    ]);
    await removeDataset(at, 'library', '1', { onWait });
    expect(await left('library_1')).toBe(0);
    expect(await publishedRelease(at)).toBe('library_3');
  });
});
