import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ManagedNeo4j, startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { afterAll, beforeAll, expect, inject, vi } from 'vitest';
import { freePort } from '../../packages/managed-neo4j/src/port.ts';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { graphParts, seedArticle } from '../http/article.ts';
import { codes, serve } from '../http/support.ts';
import { library, shelfOf } from '../releases/world.ts';
import { testWith } from '../support/requirements.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A disk of its own that is small enough to fill: memory in disguise, which only root may mount. */
const disk = await scratchFolder();
const mounted =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status === 0;

const filler = join(disk, 'filler');
let neo4j: ManagedNeo4j | undefined;
let port = 0;

async function start(): Promise<ManagedNeo4j> {
  neo4j = await startManagedNeo4j({
    home: join(disk, 'home'),
    jars: inject('neo4jJars'),
    port,
    trainArchiveAfter: false,
  });
  return neo4j;
}

beforeAll(async () => {
  port = await freePort();
});
afterAll(async () => {
  if (!mounted) return;
  await rm(filler, { force: true });
  await neo4j?.stop();
  spawnSync('umount', ['-l', disk]);
});

/** Writes until not a byte fits any more. */
function fill(): void {
  const file = openSync(filler, 'a');
  for (const size of [1024 ** 2, 4096, 1]) {
    const piece = Buffer.alloc(size);
    for (let fits = true; fits; ) fits = written(file, piece);
  }
  closeSync(file);
}

function written(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw thrown;
  }
}

testWith({ met: mounted, missing: 'only root on Linux may mount a small disk to fill' })(
  'a full disk: what is written fails, and what is read goes on or fails clearly, never as a fault of ours',
  async () => {
    const driver = openDriver(await start());
    try {
      const at = { driver, database: 'neo4j' };
      await seedArticle(at);
      const { ask } = await serve(await graphParts(at));
      const question = '{ role(slug: "ai-engineer") { name } }';
      const right = { data: { role: { name: 'AI Engineer' } } };
      expect((await ask(question)).body).toEqual(right);

      fill();
      const write = publishRelease(driver, {
        database: 'neo4j',
        model: library,
        dataset: 'library',
        records: shelfOf(20_000, 1),
        fingerprint: 'too much',
      });
      const thrown = await write.catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Error);
      for (let n = 0; n < 10; n += 1) {
        const heard = await ask(question);
        if (codes(heard).length > 0) expect(codes(heard)).toEqual(['SERVICE_UNAVAILABLE']);
        else expect(heard.body).toEqual(right);
      }
    } finally {
      await driver.close();
    }
  },
);
