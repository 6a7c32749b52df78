import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { startHealthCheck } from '../src/health-check.ts';

const neo4j = await testNeo4j();

/** Two seconds without an answer count as hung, unless told otherwise. */
function check(
  connection: Pick<typeof neo4j, 'uri' | 'username' | 'password' | 'database'>,
  healthCheckIntervalMs = 250,
  maxUnansweredHealthChecks = 8,
) {
  const onHung = vi.fn();
  const onError = vi.fn();
  const options = { healthCheckIntervalMs, maxUnansweredHealthChecks, onHung, onError };
  const { stop } = startHealthCheck(connection, options);
  onTestFinished(stop);
  return { onHung, onError, stop };
}

test('a server that takes connections and answers nothing counts as hung, once', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;

  const { onHung, onError } = check({ ...neo4j, uri: `bolt://127.0.0.1:${port}` });
  await vi.waitUntil(() => onHung.mock.calls.length > 0, 10_000);
  expect(sockets.size).toBeGreaterThan(0);
  // As when the process is killed.
  for (const socket of sockets) socket.destroy();
  await after(1000);
  expect(onHung).toHaveBeenCalledTimes(1);
  expect(onError).not.toHaveBeenCalled();
});

test('a port where nothing listens counts as hung', async () => {
  const { onHung } = check({ ...neo4j, uri: 'bolt://127.0.0.1:1' });
  await vi.waitUntil(() => onHung.mock.calls.length > 0, 10_000);
});

test('a Neo4j that refuses the login or the statement is not hung', async () => {
  const refused = check({ ...neo4j, username: 'somebody-else' });
  const missing = check({ ...neo4j, database: 'elsewhere' });
  await after(5000);
  expect(refused.onHung).not.toHaveBeenCalled();
  expect(missing.onHung).not.toHaveBeenCalled();
});

test('a process that was itself held up does not take Neo4j for hung', async () => {
  // Connecting takes several rounds of the event loop, each of which lasts longer than the time for an answer here.
  const { onHung } = check(neo4j, 20, 2);
  for (let round = 0; round < 20; round += 1) {
    const end = performance.now() + 100;
    while (performance.now() < end);
    await after(0);
  }
  expect(onHung).not.toHaveBeenCalled();
});

test('a check that was stopped says nothing any more', async () => {
  const { onHung, onError, stop } = check({ ...neo4j, uri: 'bolt://127.0.0.1:1' });
  await after(300);
  stop();
  await after(2500);
  expect(onHung).not.toHaveBeenCalled();
  expect(onError).not.toHaveBeenCalled();
});
