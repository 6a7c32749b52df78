import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createApiKey } from '../../../src/auth/index.ts';
import { usedHeapBytes } from '../heap.ts';
import { runConnection } from './client.ts';
import { fuzzedConnections } from './connections.ts';
import { checkConnection } from './oracle.ts';
import { startProductServers } from './product-servers.ts';
import { startServers } from './servers.ts';

/** 3,000 connections in every run of the tests; `npm run fuzz:http` makes 50,000, or as many as FUZZ_RUNS says. */
const isLong = process.env.FUZZ === 'long';
const runs = Number(process.env.FUZZ_RUNS ?? (isLong ? 50_000 : 3000));
/** `npm test` sends the same each time, so that it fails only by a change; `npm run fuzz:http` sends new requests. */
const seed = Number(process.env.FUZZ_SEED ?? (isLong ? Date.now() % 2 ** 31 : 271_828_182));
/** Whether the product is fuzzed, with a Neo4j behind it, instead of its HTTP side in this process. */
const isProduct = process.env.FUZZ_PRODUCT === 'on';
/** So many connections are open at a time. The product waits longer for slow clients, and more of them wait together. */
const concurrency = isProduct ? 32 : 8;
/** Beyond what the servers give slow clients: then a connection hangs. */
const slackMs = 20_000;

const reader = createApiKey('web', 'reader');
const admin = createApiKey('ops', 'admin');

vi.setConfig({ testTimeout: 120_000 + (isProduct ? 2000 : 200) * runs });

test(`${runs} connections of raw HTTP, well and badly written, get responses of HTTP/1.1 and leave nothing behind`, async () => {
  const start = isProduct ? startProductServers : startServers;
  const servers = await start([reader, admin].map(({ setting }) => setting));
  const boundMs = servers.timeouts.requestTimeoutMs + slackMs;
  const connections = fuzzedConnections({ reader: reader.key, admin: admin.key });
  const counts: Record<string, number> = {};
  const count = (what: string, by = 1) => {
    if (by > 0) counts[what] = (counts[what] ?? 0) + by;
  };
  const heaps: number[] = [];
  let slowestMs = 0;
  let started = 0;
  let failed = false;

  const run = fc.asyncProperty(connections, async (connection) => {
    const outcome = await runConnection(servers.portOf(connection.server), connection, boundMs);
    const { responses, isProbeAnswered, answeredOperations } = checkConnection(
      connection,
      outcome,
      servers.timeouts,
    );
    expect(servers.faults()).toEqual([]);
    slowestMs = Math.max(slowestMs, outcome.elapsedMs);
    count(connection.requests.every(({ isSound }) => isSound) ? 'sound' : 'unsound');
    count(isProbeAnswered ? 'kept alive' : 'closed');
    count('answered operations', answeredOperations);
    for (const { status } of responses) count(String(status));
  });
  const work = async () => {
    while (started < runs && !failed) {
      started += 1;
      const number = started;
      if (number % Math.ceil(runs / 10) === 0) heaps.push(usedHeapBytes());
      if (isLong && number % 1000 === 0) process.stderr.write(`${number} connections\n`);
      // Each by a seed of its own, by which it is found again: FUZZ_SEED=<seed> FUZZ_RUNS=1.
      const outcome = await fc.check(run, {
        seed: seed + number - 1,
        numRuns: 1,
        interruptAfterTimeLimit: 120_000,
      });
      if (!outcome.failed) continue;
      failed = true;
      throw new Error(`${outcome.errorInstance}\n${fc.defaultReportMessage(outcome)}`, {
        cause: outcome.errorInstance,
      });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));

  process.stdout.write(
    `fuzzed ${runs} connections (seed ${seed}): ${JSON.stringify(counts)}, slowest ${Math.round(slowestMs)} ms, heap in MB ${heaps.map((bytes) => Math.round(bytes / 1024 ** 2))}\n`,
  );
  // A fuzzer that is only ever refused, or never, tests little.
  const outcomes = ['sound', 'unsound', 'kept alive', 'closed', 'answered operations'];
  const statuses = [200, 400, 401, 403, 404, 405, 413, 415, 417, 431];
  // A few connections are sent to look at what was found.
  if (runs >= 1000)
    expect(Object.keys(counts)).toEqual(expect.arrayContaining([...statuses.map(String), ...outcomes]));
  for (const server of ['open', 'closed'] as const) {
    await vi.waitUntil(async () => ((await servers.connectionsOf?.(server)) ?? 0) === 0, { timeout: 5000 });
    const response = await fetch(`http://127.0.0.1:${servers.portOf(server)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': reader.key },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: AbortSignal.timeout(5000),
    });
    expect([response.status, await response.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
  }
  expect((heaps.at(-1) ?? 0) - (heaps.at(-4) ?? 0)).toBeLessThan(64 * 1024 ** 2);
});
