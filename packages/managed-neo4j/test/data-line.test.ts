import { mkdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { claimData } from '../src/data-line.ts';
import { foldersOf } from '../src/folders.ts';
import { faultOf, scratchFolder } from './scratch.ts';

test('Data that a newer line of Neo4j has opened are not given to an older one', async () => {
  const folders = foldersOf(await scratchFolder());
  await claimData(folders, '5.26');
  await mkdir(folders.systemDatabase, { recursive: true });
  await claimData(folders, '2026');
  expect(await readFile(folders.line, 'utf8')).toBe('2026\n');

  const fault = await faultOf(claimData(folders, '5.26'));

  expect(fault.code).toBe('DOWNGRADE');
  expect(fault.message).toContain('NEO4J_MANAGED_LINE=2026');
  await claimData(folders, '2026');
});

test('Data of a RoleGraph that knew one line only are of that line', async () => {
  const folders = foldersOf(await scratchFolder());
  await mkdir(folders.systemDatabase, { recursive: true });
  await claimData(folders, '5.26');
  expect(await readFile(folders.line, 'utf8')).toBe('5.26\n');
});
