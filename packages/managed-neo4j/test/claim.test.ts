import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Folders, foldersOf } from '../src/folders.ts';
import { lockHome } from '../src/home-lock.ts';
import { isRunning } from '../src/process-info.ts';
import { faultOf, scratchFolder } from './scratch.ts';

const quiet = () => undefined;
const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
afterAll(() => stranger.kill());
const strangerPid = stranger.pid ?? 0;
/** Larger than any process id that Linux or macOS gives out. */
const nobody = 2 ** 30;

let folders: Folders;
beforeEach(async () => {
  folders = foldersOf(await scratchFolder());
});

test('a home that was claimed and released is free again', async () => {
  const claim = await lockHome(folders, quiet);
  await claim.record(strangerPid);
  await claim.release();
  expect(existsSync(folders.lockFile)).toBe(false);
  await (await lockHome(folders, quiet)).release();
});

test('of those that start at the same moment one gets the home', async () => {
  for (let round = 0; round < 50; round++) {
    const starts = await Promise.allSettled(Array.from({ length: 4 }, () => lockHome(folders, quiet)));
    const claims = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const faults = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason.code] : []));
    expect(faults).toEqual(['IN_USE', 'IN_USE', 'IN_USE']);
    for (const claim of claims) await claim.release();
  }
});

test('a process id that now belongs to another program is left alone', async () => {
  await writeFile(folders.lockFile, JSON.stringify({ owner: nobody, neo4j: strangerPid }));
  const claim = await lockHome(folders, quiet);
  expect(isRunning(strangerPid)).toBe(true);
  expect(JSON.parse(await readFile(folders.lockFile, 'utf8'))).toEqual({ owner: process.pid });
  await claim.release();
});

test('a claim whose owner is still starting holds; one that never got that far does not', async () => {
  await writeFile(folders.lockFile, JSON.stringify({ owner: strangerPid }));
  const fault = await faultOf(lockHome(folders, quiet));
  expect(fault.message).toContain(`another RoleGraph (process ${strangerPid}) is starting a Neo4j there`);

  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(folders.lockFile, longAgo, longAgo);
  await (await lockHome(folders, quiet)).release();
});

test('a damaged claim file is no obstacle', async () => {
  await writeFile(folders.lockFile, '{"owner": ');
  await (await lockHome(folders, quiet)).release();
});
