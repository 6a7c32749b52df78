import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAtomically } from '../../src/ingest/export/atomic-write.ts';
import { Output } from '../../src/ingest/export/output.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolegraph-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeFileInPieces(path: string): Promise<void> {
  const output = await Output.open(path);
  for (let piece = 0; piece < 3; piece += 1) await output.write('é'.repeat(50_000));
  await output.close();
}

describe('What is exported', () => {
  test('is in its place once it is whole, and replaces the file that was there', async () => {
    const path = join(folder, 'new/out.jsonld');
    await writeAtomically(path, writeFileInPieces);
    expect(await readFile(path, 'utf8')).toBe('é'.repeat(150_000));
    await writeAtomically(path, async (partial) => writeFile(partial, 'other'));
    expect(await readFile(path, 'utf8')).toBe('other');
    expect(await readdir(join(folder, 'new'))).toEqual(['out.jsonld']);
  });

  test('may be a folder, also where an empty one is there', async () => {
    const path = join(folder, 'out');
    await mkdir(path);
    await writeAtomically(`${path}/`, (partial) => writeFileInPieces(join(partial, 'nodes/Role.csv')));
    expect(await readdir(path, { recursive: true })).toEqual(['nodes', 'nodes/Role.csv']);
  });

  test('leaves what was there, and nothing else, where it fails', async () => {
    const path = join(folder, 'out.jsonld');
    await writeFile(path, 'before');
    const failing = writeAtomically(path, async (partial) => {
      await writeFile(partial, 'half');
      throw new Error('The connection is lost');
    });
    await expect(failing).rejects.toThrow('The connection is lost');
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['out.jsonld']);
  });

  test.skipIf(!existsSync('/dev/full'))(
    'fails where the disk is full, instead of ending the process',
    async () => {
      await symlink('/dev/full', join(folder, 'full'));
      await expect(writeAtomically(join(folder, 'full'), writeFileInPieces)).rejects.toThrow('ENOSPC');
      const output = await Output.open('/dev/full');
      await output.write('little');
      await expect(output.close()).rejects.toThrow('ENOSPC');
    },
  );
});
