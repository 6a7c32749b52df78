import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'rolegraph-start-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A project of a few lines under the same start script. */
await mkdir(join(folder, 'node_modules'));
for (const name of ['src', 'schema', 'packages']) await mkdir(join(folder, name));
for (const name of ['esbuild', 'tsx']) {
  await symlink(join(project, 'node_modules', name), join(folder, 'node_modules', name));
}
await copyFile(join(project, 'start.mjs'), join(folder, 'start.mjs'));

const writeSource = (path: string, text: string) => writeFile(join(folder, path), text);

async function start(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'start.mjs')]);
  return stdout.trim();
}

test('npm start runs the sources as they are now, from the folder they are written in', async () => {
  await writeSource(
    'src/main.ts',
    `import { word } from '../schema/word.ts';\nconsole.log(word as string, import.meta.dirname);`,
  );
  await writeSource('schema/word.ts', `export const word: string = 'first';`);
  expect(await start()).toBe(`first ${join(folder, 'src')}`);
  expect(await start()).toBe(`first ${join(folder, 'src')}`);
  expect(await readdir(join(folder, 'node_modules/.cache/rolegraph'))).toHaveLength(1);

  await writeSource('schema/word.ts', `export const word: string = 'second';`);
  expect(await start()).toBe(`second ${join(folder, 'src')}`);
});

test('a source with a mistake is named with its line', async () => {
  await writeSource('schema/word.ts', `export const word = ;`);
  const message = await start().catch(({ stderr }: { stderr: string }) => stderr);
  expect(message).toContain('schema/word.ts:1:20');
});

test('a few compiled programs are kept', async () => {
  for (const word of ['a', 'b', 'c', 'd', 'e', 'f']) {
    await writeSource('schema/word.ts', `export const word = '${word}';`);
    expect(await start()).toContain(word);
  }
  expect(await readdir(join(folder, 'node_modules/.cache/rolegraph'))).toHaveLength(5);
});
