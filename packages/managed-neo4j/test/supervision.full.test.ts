import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { graphReadiness } from '../../../src/http/lifecycle/graph-readiness.ts';
import { foldersOf } from '../src/folders.ts';
import { type OpenNeo4j, openNeo4j } from '../src/index.ts';
import { processInfo } from '../src/process-info.ts';
import { scratchFolder } from './scratch.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const home = await scratchFolder();
const folders = foldersOf(home);
const lines: string[] = [];
let neo4j: OpenNeo4j;

beforeAll(async () => {
  neo4j = await openNeo4j(
    {
      home,
      jars: inject('neo4jJars'),
      username: 'neo4j',
      database: 'neo4j',
      managedPort: 0,
      trainArchiveAfter: false,
      onEnded: (line) => lines.push(line),
      // Four seconds without an answer: long enough for a busy machine.
      supervision: { restartDelaysMs: [0, 50], healthCheckIntervalMs: 500, maxUnansweredHealthChecks: 8 },
    },
    () => undefined,
  );
});
afterAll(() => neo4j?.close());

/** Waits until another process answers, over the same driver, and gives the lines that were reported meanwhile. */
async function restarted(before: number): Promise<readonly string[]> {
  await vi.waitUntil(() => neo4j.downReason === undefined && neo4j.pid !== before, 90_000);
  await vi.waitUntil(() => answers(), 90_000);
  return lines.splice(0);
}

async function answers(): Promise<boolean> {
  const session = neo4j.driver.session();
  try {
    await session.run('RETURN 1');
    return true;
  } catch {
    return false;
  } finally {
    await session.close();
  }
}

const pidOf = ({ pid }: OpenNeo4j): number => pid ?? expect.fail('there is no process');

test('a Neo4j that does not answer and does not end is killed and started again', async () => {
  const hung = pidOf(neo4j);
  process.kill(hung, 'SIGSTOP');
  const [line] = await restarted(hung);
  expect(line).toContain(`(process ${hung}) did not answer any more and was killed`);
  expect(await processInfo(hung)).toBeUndefined();
});

test('a Neo4j that runs out of memory ends, says so, and is started again', async () => {
  const full = pidOf(neo4j);
  const session = neo4j.driver.session();
  // Text of 2 to the power of 40 letters: Neo4j does not count it among a transaction's memory.
  const statement = "RETURN size(reduce(text = 'x', i IN range(1, 40) | text + text))";
  await expect(session.run(statement)).rejects.toThrow();
  await session.close();
  const [line] = await restarted(full);
  expect(line).toContain('out of memory');
  expect(line).toContain('NEO4J_MANAGED_HEAP');
});

test('a statement that wants too much memory fails alone', async () => {
  const before = pidOf(neo4j);
  const session = neo4j.driver.session();
  const greedy = session.run('UNWIND range(1, 100000000) AS i RETURN collect(i)');
  await expect(greedy).rejects.toMatchObject({
    code: 'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  });
  await session.close();
  expect(await answers()).toBe(true);
  expect(neo4j.pid).toBe(before);
});

test('it is started again for as long as that fails, and /ready names the reason', async () => {
  const readiness = graphReadiness(
    { ...neo4j, dataset: 'article', downReason: () => neo4j.downReason },
    () => false,
  );
  const before = pidOf(neo4j);
  await rename(folders.password, `${folders.password}.away`);
  process.kill(before, 'SIGKILL');
  // More often than there are delays, each attempt reported once.
  await vi.waitUntil(() => lines.length >= 8, 60_000);
  expect(lines[0]).toContain(`(process ${before}) has ended by itself (signal SIGKILL)`);
  const attempts = lines.map((line) => Number(/attempt (\d+)/.exec(line)?.[1]));
  expect(attempts).toEqual(attempts.map((_, index) => (attempts[0] ?? 0) + index));
  expect(lines.at(-1)).toContain(`no password in ${folders.password}`);
  const answer = await readiness();
  expect(answer).toEqual({
    ready: false,
    reason: expect.stringContaining('could not be started again'),
    unreachable: true,
  });
  expect(JSON.stringify(answer)).not.toContain(home);

  await rename(`${folders.password}.away`, folders.password);
  await restarted(before);
  expect(await readiness()).toEqual({ ready: false, reason: expect.stringContaining('No release') });
});
