import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../../src/http/lifecycle/listen.ts';
import { RequestMemory } from '../../src/http/pipeline/request-memory.ts';
import { schemaOf, signal } from '../http/fixture.ts';
import { codes, operations, serve } from '../http/support.ts';

// Not a unit test: waits until time limits of seconds are over.

test('a request that takes longer than its deadline gets 504 TIMEOUT, and what comes later is not sent', async () => {
  const answer = signal();
  const { send, logged } = await serve({
    schema: schemaOf({ slow: () => answer.given.then(() => 'late'), hello: () => 'hi' }),
    config: { requestDeadlineMs: 300 },
  });
  const heard = await send({ query: '{ slow }' });
  expect([heard.status, codes(heard)]).toEqual([504, ['TIMEOUT']]);
  expect(heard.body.errors?.[0]?.message).toMatch(/longer than 0.3 s.*Ask for less/);
  answer.give();
  expect((await send({ query: '{ hello }' })).body).toEqual({ data: { hello: 'hi' } });
  expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test('its time in the queue counts, and a request that has waited too long is not begun', async () => {
  const answer = signal();
  let begun = 0;
  const slow = () => {
    begun += 1;
    return answer.given.then(() => 'done');
  };
  const { send } = await serve({
    schema: schemaOf({ slow }),
    config: { requestDeadlineMs: 400, ...operations({ maxRunning: 1, queueTimeoutMs: 60_000 }) },
  });
  const first = send({ query: '{ slow }' });
  await vi.waitUntil(() => begun === 1);
  expect((await send({ query: '{ slow }' })).status).toBe(504);
  answer.give();
  await first;
  expect(begun).toBe(1);
});

test('beyond the number of connections, further ones are closed at once and counted', async () => {
  const listener = await listen({ host: '127.0.0.1', port: 0, maxConnections: 2 });
  const { port } = listener.server.address() as AddressInfo;
  const sockets = Array.from({ length: 3 }, () => connect(port, '127.0.0.1').resume());
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    listener.server.close();
  });
  await vi.waitUntil(() => listener.connections.dropped === 1);
  expect(listener.connections.open).toBe(2);
  sockets[0]?.destroy();
  await vi.waitUntil(() => listener.connections.open === 1);
});

test('large bodies are bounded over all requests in progress; small ones are always read', async () => {
  const memory = new RequestMemory(250_000, 100_000);
  const server = createServer((request, response) => {
    const refused = memory.reserve(request, response);
    if (refused) response.writeHead(refused.status, refused.headers).end(refused.body);
    else request.resume().on('end', () => held.then(() => response.end('read')));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { given: held, give: release } = signal();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const send = (bytes: number) => fetch(url, { method: 'POST', body: 'x'.repeat(bytes) });
  const first = [send(100_000), send(100_000)];
  await vi.waitUntil(() => memory.statistics.bytes === 200_000);
  const refused = await send(60_000);
  expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([503, 'OVERLOADED']);
  const small = send(10_000);
  release();
  expect((await Promise.all([...first, small])).map(({ status }) => status)).toEqual([200, 200, 200]);
  await vi.waitUntil(() => memory.statistics.bytes === 0);
  expect(memory.statistics.refused).toBe(1);
});
