import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';

const run = promisify(execFile);
const project = resolve(import.meta.dirname, '../..');

/** Checks the imports of a folder by the project's own walls. @returns What is reported; empty where no wall is broken. */
async function check(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'tsconfig.json'), '{"compilerOptions": {"module": "NodeNext"}}');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const program = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(project, '.dependency-cruiser.mjs');
  const checked = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
  return run(process.execPath, [program, ...checked, '--config', config, '--output-type', 'err'], {
    cwd: folder,
  }).then(
    () => '',
    ({ stdout }) => stdout,
  );
}

describe('the walls between folders', () => {
  test('let through what the house allows', async () => {
    const report = await check({
      'src/http/server.ts': "import { run } from '../execution/run.ts';\nexport const serve = run;\n",
      'src/execution/run.ts': 'export const run = 1;\n',
    });
    expect(report).toBe('');
  });

  test.each([
    ['execution-knows-no-http', 'src/execution/run.ts', '../http/server.ts'],
    [
      'graph-model-stands-alone',
      'packages/graph-model/src/graph.ts',
      '../../pothos-plugin-neo4j/src/index.ts',
    ],
    [
      'plugin-knows-no-product',
      'packages/pothos-plugin-neo4j/src/index.ts',
      '../../../src/releases/index.ts',
    ],
    ['packages-are-imported-by-name', 'src/releases/index.ts', '../../packages/graph-model/src/graph.ts'],
    [
      'compiler-does-not-execute',
      'packages/pothos-plugin-neo4j/src/compiler/page.ts',
      '../executor/session.ts',
    ],
    ['releases-know-no-readers', 'src/releases/index.ts', '../ingest/import/index.ts'],
  ])('%s: %s does not import %s, not even a type', async (wall, from, specifier) => {
    const report = await check({
      [from]: `import type { One } from '${specifier}';\nexport const one: One = 1;\n`,
      [join(dirname(from), specifier)]: 'export type One = number;\n',
    });
    expect(report).toContain(wall);
  });

  test('no-circles: modules do not import each other, not even types', async () => {
    const report = await check({
      'src/http/one.ts':
        "import { two } from './two.ts';\nexport type One = number;\nexport const one = () => two();\n",
      'src/http/two.ts': "import type { One } from './one.ts';\nexport const two = (): One => 2;\n",
    });
    expect(report).toContain('no-circles');
  });
});
