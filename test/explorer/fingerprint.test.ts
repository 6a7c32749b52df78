import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pageFingerprint } from '../../src/explorer/fingerprint.ts';

const root = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(root, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

test('The explorer is built anew where its own files, or code that it shares with the server, have changed', async () => {
  expect(await pageFingerprint(root)).toBeUndefined();
  const sources = ['web/index.html', 'src/csv/record.ts', 'schema/schema.graphql', 'package-lock.json'];
  const others = ['src/server.ts', 'web/dist/index.html', 'web/src/graphql-env.d.ts'];
  for (const path of [...sources, ...others]) await write(path, 'before');
  let fingerprint = await pageFingerprint(root);
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  for (const path of sources) {
    await write(path, 'after');
    const changed = await pageFingerprint(root);
    expect([path, changed === fingerprint]).toEqual([path, false]);
    fingerprint = changed;
  }
  for (const path of others) await write(path, 'after');
  expect(await pageFingerprint(root)).toBe(fingerprint);
});
