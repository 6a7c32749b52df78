import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const written: string[] = [];
afterAll(() => Promise.all(written.map((folder) => rm(folder, { recursive: true }))));

/**
 * Writes a folder in the own format that goes when the test file ends.
 *
 * @param files By name: `Role.csv` holds nodes, `Role-REQUIRES_SKILL-Skill.jsonl` relationships. Another manifest may be among them.
 */
export async function ownFormat(
  dataset: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-own-'));
  written.push(folder);
  const parts = Object.keys(files).map((file) => ({ file, names: (file.split('.')[0] ?? '').split('-') }));
  const manifest = {
    format: 'rolegraph',
    version: 1,
    dataset: { slug: dataset, name: `Roles of ${dataset}`, licence: 'internal', credit: 'Acme' },
    nodes: parts.flatMap(({ file, names: [type, ...more] }) => (more.length === 0 ? [{ type, file }] : [])),
    relationships: parts.flatMap(({ file, names: [from, type, to] }) =>
      to ? [{ type, from, to, file }] : [],
    ),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}
