import { setTimeout as after } from 'node:timers/promises';
import { type ManagedNeo4j, startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import neo4j from 'neo4j-driver';
import { afterAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../packages/managed-neo4j/src/port.ts';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';
import { leaseMs } from '../../src/releases/lease.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { graphParts, seedArticle } from '../http/article.ts';
import { codes, operations, serve } from '../http/support.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const home = await scratchFolder();
const port = await freePort();
const start = () => startManagedNeo4j({ home, jars: inject('neo4jJars'), port, trainArchiveAfter: false });

let running: ManagedNeo4j = await start();
const driver = openDriver(running);
const access = { driver, database: 'neo4j', ...running, wipe: async () => undefined };
await seedArticle(access);
afterAll(async () => {
  await driver.close();
  await running.stop();
});

const question = {
  query:
    'query Shared($first: Int) { frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"], first: $first) { nodes { name } } }',
};
const answer = ['Hugging Face Transformers', 'ML frameworks', 'Unified frameworks'];

/**
 * Asks over and over, and tells what came: right answers, and the codes of failures. Anything else fails the test. A client that is told
 * when to ask again waits for so long.
 */
function load(send: Awaited<ReturnType<typeof serve>>['send'], clients: number) {
  const seen = { right: 0, failed: {} as Record<string, number> };
  let over = false;
  const asking = Array.from({ length: clients }, async (_, client) => {
    for (let n = 0; !over; n += 1) {
      const first = 1 + ((n + client) % 3);
      const heard = await send({ ...question, variables: { first } });
      const [code] = codes(heard);
      if (code === undefined) {
        const { frameworksSharedBy } = heard.body.data as {
          frameworksSharedBy: { nodes: { name: string }[] };
        };
        expect(frameworksSharedBy.nodes.map(({ name }) => name)).toEqual(answer.slice(0, first));
        seen.right += 1;
      } else {
        // An operation that is refused at once has no data at all.
        const retryAfter = Number(heard.headers.get('retry-after') ?? 0);
        expect(heard.body.data).toEqual(retryAfter > 0 ? undefined : { frameworksSharedBy: null });
        seen.failed[String(code)] = (seen.failed[String(code)] ?? 0) + 1;
        await after(retryAfter * 1000);
      }
    }
  });
  return {
    seen,
    async end() {
      over = true;
      await Promise.all(asking);
    },
  };
}

async function isCircuitOpen(metrics: Metrics): Promise<boolean> {
  return (await metrics.registry.metrics()).includes('rolegraph_circuit_open 1');
}

/** Gives what the log has of failures that clients get as `INTERNAL_SERVER_ERROR`, so that a failed test tells the cause. */
const unexpected = (logged: readonly string[]) =>
  logged.filter((line) => line.includes('A request failed')).join('\n');

test('Neo4j is killed in mid-load and started again: answers are right or say that it is away, and come again by themselves', async () => {
  // Once Neo4j is back, it plans everything anew, which takes a busy machine longer than a statement usually may.
  const metrics = new Metrics();
  const { send, url, logged } = await serve({ ...(await graphParts(access, 60_000)), metrics });
  const { seen, end } = load(send, 8);
  await vi.waitUntil(() => seen.right > 50, 60_000);
  process.kill(running.pid, 'SIGKILL');
  await vi.waitUntil(() => Object.keys(seen.failed).length > 0, 60_000);
  expect((await fetch(`${url}/ready`)).status).toBe(503);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  await vi.waitUntil(() => isCircuitOpen(metrics), 30_000);
  expect((await fetch(`${url}/ready`)).status).toBe(503);
  const milliseconds: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const begun = performance.now();
    const refused = await send(question);
    milliseconds.push(performance.now() - begun);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  }
  // What the schema is needs no Neo4j.
  expect((await send({ query: '{ __schema { queryType { name } } }' })).body.errors).toBeUndefined();
  // Without the circuit each would wait for attempts to connect: 250 ms and more.
  expect(milliseconds.toSorted((one, other) => one - other)[10]).toBeLessThan(100);
  await running.stop();
  running = await start();
  const before = seen.right;
  await vi.waitUntil(() => seen.right > before + 50, 60_000);
  await end();
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect(await isCircuitOpen(metrics)).toBe(false);
  expect(Object.keys(seen.failed), unexpected(logged)).toEqual(['SERVICE_UNAVAILABLE']);
});

test('Neo4j hangs: questions are given up in time, answers that are kept too, and come again when it goes on', async () => {
  const parts = await graphParts(access, 1000);
  const config = operations({ responseCacheBytes: 1_000_000 });
  const { send } = await serve({ ...parts, config });
  const kept = { ...question, variables: { first: 2 } };
  const fresh = { ...question, variables: { first: 3 } };
  const expected = (await send(kept)).body;
  process.kill(running.pid, 'SIGSTOP');
  onTestFinished(() => void process.kill(running.pid, 'SIGCONT'));
  // Until then a kept answer is given without asking Neo4j, and rightly so.
  await after(2 * leaseMs);
  const begun = performance.now();
  const heard = await Promise.all([send(kept), send(fresh)]);
  for (const { body } of heard) {
    expect(body.data?.frameworksSharedBy ?? null).toBeNull();
    expect(body.errors?.[0]?.extensions.code).toMatch(/TIMEOUT|SERVICE_UNAVAILABLE/);
  }
  expect(performance.now() - begun).toBeLessThan(20_000);
  // What comes now waits for nothing: it is refused until Neo4j goes on.
  await vi.waitUntil(async () => (await send(fresh)).headers.has('retry-after'), 30_000);
  const refusing = performance.now();
  for (const one of await Promise.all([send(kept), send(fresh)]))
    expect([one.status, codes(one)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
  expect(performance.now() - refusing).toBeLessThan(1000);
  process.kill(running.pid, 'SIGCONT');
  await vi.waitUntil(async () => codes(await send(kept)).length === 0, 30_000);
  expect((await send(kept)).body).toEqual(expected);
});

test('Neo4j refuses the login: that is SERVICE_UNAVAILABLE without its reason, which the log has', async () => {
  const wrong = openDriver({ ...running, password: 'hunter2-wrong' });
  onTestFinished(() => wrong.close());
  const { send, logged } = await serve(await graphParts({ ...access, driver: wrong }));
  const heard = await send(question);
  expect(codes(heard)).toEqual(['SERVICE_UNAVAILABLE']);
  expect(JSON.stringify(heard.body)).not.toMatch(/password|unauthorized|neo4j/i);
  expect(logged.join()).toContain('unauthorized');
  expect(logged.join()).not.toContain('hunter2');
});

test('all connections are taken: who waits too long is told so, and nobody afterwards', async () => {
  const narrow = neo4j.driver(running.uri, neo4j.auth.basic(running.username, running.password), {
    maxConnectionPoolSize: 1,
    connectionAcquisitionTimeout: 300,
    disableLosslessIntegers: true,
  });
  onTestFinished(() => narrow.close());
  const { send } = await serve(await graphParts({ ...access, driver: narrow }));
  const session = narrow.session();
  const transaction = await session.beginTransaction();
  await transaction.run('RETURN 1');
  const heard = await Promise.all([1, 2, 3].map((first) => send({ ...question, variables: { first } })));
  expect(heard.flatMap(codes)).toEqual(['SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE']);
  await transaction.rollback();
  await session.close();
  expect((await send(question)).body.errors).toBeUndefined();
});

test('addresses of clusters work: neo4j:// reads by READ mode and writes by WRITE mode, on one server', async () => {
  const routed = openDriver({ ...running, uri: running.uri.replace('bolt:', 'neo4j:') });
  onTestFinished(() => routed.close());
  const { send } = await serve(await graphParts({ ...access, driver: routed }));
  expect((await send(question)).body.errors).toBeUndefined();
  const writing = routed.session({ database: 'neo4j', defaultAccessMode: neo4j.session.WRITE });
  await writing.run('CREATE (:Kept)');
  const bookmarks = writing.lastBookmarks();
  await writing.close();
  const reading = routed.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ, bookmarks });
  const { records } = await reading.run('MATCH (n:Kept) RETURN count(n) AS n');
  await reading.close();
  expect([bookmarks.length, records[0]?.get('n')]).toEqual([1, 1]);
});
