import { expect, test } from 'vitest';
import { listen } from '../../src/http/lifecycle/listen.ts';
import { createShutdown } from '../../src/http/lifecycle/shutdown.ts';
import { createLog } from '../../src/log.ts';
import { signal, startServer } from './fixture.ts';

const log = createLog({ logLevel: 'silent', logFormat: 'text' });

/** A resolver that answers when it is told to. */
function slowServer() {
  const reached = signal();
  const answer = signal();
  const slow = () => {
    reached.give();
    return answer.given.then(() => 'done');
  };
  return { reached: reached.given, finish: answer.give, slow };
}

test('a request in flight is answered before anything behind it is closed', async () => {
  const { reached, finish, slow } = slowServer();
  const order: string[] = [];
  const { ask, server, url } = await startServer({ slow });
  server.on('request', (_, response) => response.on('finish', () => order.push('answered')));
  const shutdown = createShutdown(server, async () => void order.push('closed behind'), { log });
  const answer = ask('{ slow }');
  await reached;

  const ended = shutdown.begin();
  await expect(fetch(`${url}/health`)).rejects.toThrow();
  expect(order).toEqual([]);
  finish();
  await ended;

  expect((await answer).body).toEqual({ data: { slow: 'done' } });
  expect(order).toEqual(['answered', 'closed behind']);
});

test('connections that are only kept alive do not hold it up', async () => {
  const { ask, server } = await startServer({ hello: () => 'hi' });
  await ask('{ hello }');
  const start = performance.now();
  await createShutdown(server, async () => undefined, { log }).begin();
  expect(performance.now() - start).toBeLessThan(1000);
});

test('a request that never ends is cut off after a while', async () => {
  const { reached, slow } = slowServer();
  const { ask, server } = await startServer({ slow });
  const answer = expect(ask('{ slow }')).rejects.toThrow();
  await reached;
  await createShutdown(server, async () => undefined, { log, graceMs: 100 }).begin();
  await answer;
});

test('beginning twice is beginning once', async () => {
  const { server } = await startServer({ hello: () => 'hi' });
  const closed: string[] = [];
  const shutdown = createShutdown(server, async () => void closed.push('once'), { log });
  expect(shutdown.begun).toBe(false);
  await Promise.all([shutdown.begin(), shutdown.begin()]);
  expect([shutdown.begun, closed]).toEqual([true, ['once']]);
});

test('while everything behind it is starting, the server is healthy and not ready', async () => {
  const { server, url } = await listen({ host: '127.0.0.1', port: 0 });
  try {
    const answers = await Promise.all(['/health', '/ready', '/graphql'].map((path) => fetch(url + path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 503]);
    expect(await answers[1]?.json()).toMatchObject({ reason: expect.stringContaining('starting') });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a port that is taken is named, with what to set', async () => {
  const { server } = await startServer({ hello: () => 'hi' });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(listen({ host: '127.0.0.1', port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program. Set PORT`,
  );
});

test('an address of another machine is named, with what to set', async () => {
  await expect(listen({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
    /192\.0\.2\.1 is not an address of this machine/,
  );
});
