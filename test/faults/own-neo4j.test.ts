import { once } from 'node:events';
import { readFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { foldersOf } from '../../packages/managed-neo4j/src/folders.ts';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';
import { startProduct } from '../support/product.ts';

vi.setConfig({ testTimeout: 300_000 });

test('while its own Neo4j is down, /ready says why, and then recovers without a restart of the server', async () => {
  const home = await scratchFolder();
  const folders = foldersOf(home);
  await symlink(inject('neo4jJars'), join(home, 'jars'));
  const product = startProduct({ ROLEGRAPH_HOME: home });
  const url = await product.ready();
  const ready = async () => {
    const response = await fetch(`${url}/ready`);
    return { status: response.status, body: await response.text() };
  };
  await vi.waitUntil(async () => (await ready()).status === 200, 60_000);

  // Without its password it cannot be started.
  await rename(folders.password, `${folders.password}.away`);
  const { neo4j } = JSON.parse(await readFile(folders.lockFile, 'utf8'));
  process.kill(neo4j, 'SIGKILL');
  await vi.waitUntil(async () => /could not be started again/.test((await ready()).body), 60_000);
  expect((await ready()).status).toBe(503);
  expect((await fetch(`${url}/health`)).status).toBe(200);

  await rename(`${folders.password}.away`, folders.password);
  await vi.waitUntil(async () => (await ready()).status === 200, 120_000);
  const query =
    '{ frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"], first: 1) { nodes { name } } }';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toEqual({
    data: { frameworksSharedBy: { nodes: [{ name: 'Hugging Face Transformers' }] } },
  });

  product.child.kill('SIGTERM');
  await once(product.child, 'close');
  expect(product.child.exitCode).toBe(0);
});
