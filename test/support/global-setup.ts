import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isRunning } from '../../packages/managed-neo4j/src/process-info.ts';
import { openAllocator } from './allocator.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the allocator of Neo4j instances; empty in the unit tier. */
    neo4jAllocator: string;
    /** Jars shared by everything that tests start. */
    neo4jJars: string;
  }
}

const shared = resolve('.rolegraph');
const runs = join(shared, 'test-runs');

/**
 * Opens the allocator of Neo4j instances: a run without a test file that needs one starts none. Each run has fresh data in a folder of
 * its own, so several runs can be under way in one checkout.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedRuns();
  const jars = join(shared, 'jars');
  const allocator = await openAllocator(join(runs, String(process.pid)), jars);
  project.provide('neo4jAllocator', allocator.address);
  project.provide('neo4jJars', jars);
  return () => allocator.close();
}

/** A run that was killed leaves its folder behind; its Neo4j went with it. */
async function removeAbandonedRuns(): Promise<void> {
  const folders = await readdir(runs).catch(() => []);
  const abandoned = folders.filter((name) => !isRunning(Number(name)));
  await Promise.all(abandoned.map((name) => rm(join(runs, name), { recursive: true, force: true })));
}
