import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { hostile, steering } from '../support/hostile-text.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { fixtures } from './world.ts';

vi.setConfig({ testTimeout: 240_000 });

const neo4j = await testNeo4j();
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs one of the product's commands, with what it prints. */
async function command(file: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/cli/${file}`, ...args], {
    env: {
      PATH: process.env.PATH,
      NEO4J_URI: neo4j.uri,
      NEO4J_USERNAME: neo4j.username,
      NEO4J_PASSWORD: neo4j.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const [code] = await once(child, 'close');
  return { code: code as number, printed };
}

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
  const imported = await command('import.ts', 'graph', folder);
  const listed = await command('dataset.ts', 'list');
  const refused = await command('import.ts', 'graph', join(scratch, `no ${hostile}`));
  const unknown = await command('export.ts', `{ role(slug: "${hostile.replaceAll('\r', '')}") { name } }`);
  expect([imported.code, listed.code, refused.code, unknown.code]).toEqual([0, 0, 1, 1]);
  for (const { printed } of [imported, listed, refused, unknown]) expect(printed).not.toMatch(steering);
  expect(imported.printed).toContain('\\u001b]0;x\\u0007\\u009b2j\\u202e');
  expect(listed.printed).toContain('\\u001b]0;x');
  expect(refused.printed).toContain('\\u001b]0;x');
});
