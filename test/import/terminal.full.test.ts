import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { hostile, steering } from '../support/hostile-text.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { command } from './command.ts';
import { fixtures } from './world.ts';

vi.setConfig({ testTimeout: 240_000 });

const neo4j = await testNeo4j();
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

test('names with escape sequences are visible in what the commands print', async () => {
  const folder = join(scratch, 'hostile');
  await cp(join(fixtures, 'graph'), folder, { recursive: true });
  const roles = ['smith', 'old-smith', 'third'].map((slug) =>
    JSON.stringify({ slug, name: hostile, aliases: [hostile] }),
  );
  await writeFile(join(folder, 'nodes/Role.jsonl'), `${roles.join('\n')}\n`);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  manifest.dataset.version = hostile;
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const imported = await command(neo4j, 'import.ts', 'graph', folder);
  const listed = await command(neo4j, 'dataset.ts', 'list');
  const refused = await command(neo4j, 'import.ts', 'graph', join(scratch, `no ${hostile}`));
  const unknown = await command(
    neo4j,
    'export.ts',
    `{ role(slug: "${hostile.replaceAll('\r', '')}") { name } }`,
  );
  expect([imported.code, listed.code, refused.code, unknown.code]).toEqual([0, 0, 1, 1]);
  for (const { printed } of [imported, listed, refused, unknown]) expect(printed).not.toMatch(steering);
  expect(imported.printed).toContain('\\u001b]0;x\\u0007\\u009b2j');
  expect(listed.printed).toContain('\\u001b]0;x');
  expect(refused.printed).toContain('\\u001b]0;x');
});
