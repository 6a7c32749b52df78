import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runAlone } from '../../src/releases/database.ts';
import { type NodeRecord, publishRelease, type Records } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { clear, publishedRelease, storedReleases, visibleSlugs } from './readers.ts';
import { author, book, library, shelfOf } from './world.ts';

const { driver, database, uri, username, password } = await testNeo4j();
const at = { driver, database };

const before: Records = { nodes: [author('ann'), book('sea')], relationships: [] };
const after: Records = { nodes: [author('bob'), book('land')], relationships: [] };

function seedLibrary(fingerprint: string, records: Records) {
  return publishRelease(driver, { database, model: library, dataset: 'library', records, fingerprint });
}

beforeEach(async () => {
  await clear(at);
  await seedLibrary('before', before);
});

test('A run that fails half-way leaves readers on the old release; the next one completes and clears up', async () => {
  function* broken(): Generator<NodeRecord> {
    yield* shelfOf(2500, 1).nodes as Iterable<NodeRecord>;
    throw new Error('the disk is gone');
  }
  await expect(seedLibrary('after', { nodes: broken(), relationships: [] })).rejects.toThrow(
    'the disk is gone',
  );
  expect(await storedReleases(at)).toEqual(['library_1', 'library_2']);
  expect(await visibleSlugs(at)).toEqual(['ann', 'sea']);

  const outcome = await seedLibrary('after', after);
  expect(outcome).toMatchObject({ status: 'published', release: 'library_3' });
  expect(await visibleSlugs(at)).toEqual(['bob', 'land']);
  expect(await storedReleases(at)).toEqual(['library_1', 'library_3']);
});

test('A run that is killed half-way leaves readers on the old release; the next one need not wait for it', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'stuck-seeder.ts')], {
    env: { ...process.env, STUCK_URI: uri, STUCK_USERNAME: username, STUCK_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await storedReleases(at)).toEqual(['library_1', 'library_2']);
  expect(await visibleSlugs(at)).toEqual(['ann', 'sea']);

  const started = performance.now();
  await seedLibrary('after', after);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(await visibleSlugs(at)).toEqual(['bob', 'land']);
  expect(await storedReleases(at)).toEqual(['library_1', 'library_3']);
});

test('A run whose release is cleared away by another process publishes nothing and leaves nothing behind', async () => {
  async function* overtaken(): AsyncGenerator<NodeRecord> {
    yield* shelfOf(2500, 1).nodes;
    // What a process does that takes this run for dead, after its lock is gone.
    await runAlone(at, "MATCH (release:Release {id: 'library_2'}) SET release.state = 'REMOVED'");
  }
  const seeding = seedLibrary('after', { nodes: overtaken(), relationships: [] });

  await expect(seeding).rejects.toThrow('Release library_2 was removed while it was written');
  expect(await publishedRelease(at)).toBe('library_1');
  await seedLibrary('after', after);
  expect(await storedReleases(at)).toEqual(['library_1', 'library_3']);
});

test('A run that has lost its lock publishes nothing', async () => {
  async function* cutOff(): AsyncGenerator<NodeRecord> {
    yield* after.nodes;
    await endTransactions();
  }
  await expect(seedLibrary('after', { nodes: cutOff(), relationships: [] })).rejects.toThrow();
  expect(await visibleSlugs(at)).toEqual(['ann', 'sea']);
});

/** As a server does that is shutting down, or a network that breaks. */
async function endTransactions(): Promise<void> {
  const session = driver.session({ database });
  const { records } = await session.run('SHOW TRANSACTIONS YIELD transactionId, currentQuery RETURN *');
  const ids = records
    .filter((record) => !String(record.get('currentQuery')).startsWith('SHOW'))
    .map((record) => record.get('transactionId'));
  await session.run('TERMINATE TRANSACTIONS $ids', { ids });
  await session.close();
}
