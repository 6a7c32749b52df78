import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { model } from '../../schema/index.ts';
import { type Exported, exportRelease } from '../../src/ingest/export/index.ts';
import type { Database } from '../../src/releases/database.ts';
import { importFrom } from './world.ts';

/**
 * Exports a dataset, imports that under another name, exports the copy, and expects the same bytes.
 *
 * @param folder An empty one.
 * @returns How much the copy, `<dataset>-<format>`, holds.
 */
export async function expectSameAgain(
  database: Database,
  dataset: string,
  format: 'graph' | 'csv',
  folder: string,
): Promise<Exported> {
  const copy = `${dataset}-${format}`;
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const size = await exportRelease({ database, model, dataset, format, path: first });
  // What the copy is called is all that differs.
  const manifest = join(first, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(`"slug": "${dataset}"`, `"slug": "${copy}"`));
  await importFrom(database, 'graph', first);
  expect(await exportRelease({ database, model, dataset: copy, format, path: second })).toEqual(size);
  expect(await fingerprints(second)).toEqual(await fingerprints(first));
  return size;
}

/** What tells the bytes of each file of a folder, by its name: whole files of a taxonomy would be too much to show. */
async function fingerprints(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    found[path.slice(folder.length + 1)] =
      `${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex')}`;
  }
  return found;
}
