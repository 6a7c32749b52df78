import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes, errorCodesDocument } from '../../src/execution/index.ts';

const project = join(import.meta.dirname, '../..');

test('docs/errors.md lists exactly the codes that there are: write it anew with `npm run error-codes`', async () => {
  expect(await readFile(join(project, 'docs/errors.md'), 'utf8')).toBe(errorCodesDocument());
});

test('no error has a code that is not in the list', async () => {
  const files = ['src', 'schema'].map(async (folder) => {
    const names = await readdir(join(project, folder), { recursive: true });
    return names.filter((name) => name.endsWith('.ts')).map((name) => join(project, folder, name));
  });
  const texts = (await Promise.all(files)).flat().map((file) => readFile(file, 'utf8'));
  // Written by hand into an error, instead of through what knows the list.
  const codes = (await Promise.all(texts)).flatMap((text) => [
    ...text.matchAll(/extensions: \{\s*code: '(\w+)'/g),
  ]);
  expect(codes.map(([, code]) => code)).toEqual([]);
});

test('each tells what happened in a sentence, and comes with an HTTP status of an error', () => {
  for (const [code, { meaning, statuses }] of Object.entries(errorCodes)) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(meaning).toMatch(/^\W?[A-Za-z].*\.$/);
    expect(statuses.every((status) => status >= 400 && status < 600)).toBe(true);
  }
});
