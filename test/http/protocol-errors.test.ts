import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createHttpServer } from '../../src/http/lifecycle/listen.ts';
import { openRaw, sendOn, sendRaw } from '../support/raw-http.ts';
import { schemaOf, signal } from './fixture.ts';
import { serve } from './support.ts';

// Not a unit test: the explorer's page is built, in another process, where its sources have changed.

const question = (more = '') => {
  const body = '{"query":"{ hello }"}';
  return `POST /graphql HTTP/1.1\r\nhost: localhost\r\n${more}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
};
const chunked =
  'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';

const broken = 'GET /graphql HTTP/1.1\r\nhost: localhost\r\nno colon\r\n\r\n';

const statusesIn = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

test.each([
  ['another version', 'GET / HTTP/9.9\r\nhost: x\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a header without a colon', broken, 400, 'BAD_REQUEST'],
  ['an unknown method', 'BREW / HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'BAD_REQUEST'],
  ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'BAD_REQUEST'],
  [
    'a length in two ways',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'BAD_REQUEST',
  ],
  ['a chunk without a size', `${chunked}zz\r\n`, 400, 'BAD_REQUEST'],
  ['long headers', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(17_000)}\r\n\r\n`, 431, 'BAD_REQUEST'],
  ['a long address', `GET /?${'y'.repeat(17_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'BAD_REQUEST'],
  ['long extensions of chunks', `${chunked}1;a=${'x'.repeat(20_000)}\r\n`, 413, 'REQUEST_ENTITY_TOO_LARGE'],
  ['CONNECT', 'CONNECT localhost:80 HTTP/1.1\r\nhost: localhost:80\r\n\r\n', 405, 'BAD_REQUEST'],
  ['no host', 'GET /health HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  [
    'an expectation',
    'GET /health HTTP/1.1\r\nhost: x\r\nexpect: a-miracle\r\nconnection: close\r\n\r\n',
    417,
    'BAD_REQUEST',
  ],
])('%s is refused with an error like every other', async (_, text, status, code) => {
  const { url, ask } = await serve();
  const response = await sendRaw(url, Buffer.from(text, 'latin1'));
  expect([response.status, JSON.parse(response.body)]).toMatchObject([
    status,
    { errors: [{ extensions: { code } }] },
  ]);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    connection: 'close',
    'content-length': String(response.bytes),
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[\w-]{1,64}$/),
  });
  expect((await ask('{ hello }')).status).toBe(200);
});

test.each([
  ['of its headers', 'GET / HTTP/1.1\r\nhost: x\r\n'],
  ['of its body', `${chunked}3\r\nabc\r\n`],
])('a client that stops in the middle %s gets 408', async (_, text) => {
  const server = createHttpServer(() => undefined, {
    headersTimeout: 200,
    requestTimeout: 300,
    connectionsCheckingInterval: 50,
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const response = await sendRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, text);
  expect([response.status, response.headers.get('connection'), JSON.parse(response.body)]).toMatchObject([
    408,
    'close',
    { errors: [{ extensions: { code: 'TIMEOUT' } }] },
  ]);
});

test('a request that is no HTTP gets its response after those before it', async () => {
  const release = signal();
  const asked = signal();
  const schema = schemaOf({
    hello: async () => {
      asked.give();
      await release.given;
      return 'hi';
    },
  });
  const { url } = await serve({ schema });
  const { received, closed } = openRaw(url, question() + broken);
  await asked.given;
  expect(received()).toBe('');
  release.give();
  await closed;
  expect(statusesIn(received())).toEqual([200, 400]);
  expect(received()).toContain('{"data":{"hello":"hi"}}');
});

test('an error in a body is the response to its request, also where that was to be refused', async () => {
  const { url, ask } = await serve();
  for (const path of ['/graphql', '/nowhere']) {
    const { received, closed } = openRaw(url, question() + chunked.replace('/graphql', path));
    await vi.waitUntil(() => received().includes('"hi"'));
    const second = openRaw(url, `${chunked.replace('/graphql', path)}5\r\nabcde\r\nzz\r\n`);
    await second.closed;
    expect(statusesIn(second.received())).toEqual([400]);
    expect((await ask('{ hello }')).status).toBe(200);
    expect(statusesIn(received())).toEqual([200]);
    void closed;
  }
});

test('a client that sends on after an error is not read for ever', async () => {
  const { url, ask } = await serve();
  const connection = openRaw(url, broken);
  const taken = await sendOn(connection, 'x'.repeat(64 * 1024));
  expect(statusesIn(connection.received()).slice(0, 1)).not.toContain(200);
  // What is thrown away, and what the buffers of both systems take.
  expect(taken).toBeLessThan(16 * 1024 ** 2);
  expect((await ask('{ hello }')).status).toBe(200);
});

test('what follows on the last request of a connection is not answered', async () => {
  const { url } = await serve();
  const { received, closed } = openRaw(url, question('connection: close\r\n') + question());
  await closed;
  expect(statusesIn(received())).toEqual([200]);
});

test('a request that wants another protocol is answered in this one, and ends its connection', async () => {
  const { url } = await serve();
  for (const upgrade of [
    'connection: upgrade\r\nupgrade: websocket\r\n',
    'connection: upgrade\r\nupgrade: h2c\r\n',
  ]) {
    const { received, closed } = openRaw(url, question(upgrade) + question());
    await closed;
    expect(statusesIn(received())).toEqual([200]);
    expect(received()).toMatch(/^connection: close\r$/im);
  }
});

test('100 Continue comes before the response that it belongs to, not in it', async () => {
  const { url } = await serve();
  const page = 'GET / HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\n\r\n';
  const last = 'GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';
  for (const text of [question() + page + last, page + last]) {
    const { received, closed } = openRaw(url, text);
    await closed;
    expect(received()).not.toMatch(/\r\n\r\nHTTP\/1\.1 100 Continue\r\n\r\n(?!HTTP)/);
    expect(statusesIn(received()).filter((status) => status !== 100)).toEqual(
      text === page + last ? [200, 200] : [200, 200, 200],
    );
  }
});

test('a client that waits for 100 Continue gets it after the responses before', async () => {
  const release = signal();
  const schema = schemaOf({
    hello: async () => {
      await release.given;
      return 'hi';
    },
  });
  const { url } = await serve({ schema });
  const body = '{"query":"{ __typename }"}';
  const { received, socket } = openRaw(
    url,
    `${question()}POST /graphql HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  release.give();
  await vi.waitUntil(() => received().includes('100 Continue'));
  socket.write(body);
  await vi.waitUntil(() => received().includes('"Query"'));
  expect(statusesIn(received())).toEqual([200, 100, 200]);
});

test.each(['localhost:x', 'localhost:99999', '[', '[::1', 'a b', '', 'user@', '%', '\\'])(
  'host: "%s" is no fault of the server',
  async (host) => {
    const { url } = await serve();
    for (const method of ['GET /graphql?query={hello}', 'POST /graphql']) {
      const body = method.startsWith('POST') ? '{"query":"{ hello }"}' : '';
      const text = `${method} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
      expect([200, 400, 421]).toContain((await sendRaw(url, text)).status);
    }
  },
);

test('a step that throws costs its request, not the process', async () => {
  const readiness = () => {
    throw new Error('a fault of the server');
  };
  const { url, ask, logged } = await serve({ readiness });
  const response = await sendRaw(url, 'GET /ready HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  expect([response.status, JSON.parse(response.body)]).toMatchObject([
    500,
    { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
  ]);
  expect(logged.join()).toContain(response.headers.get('x-request-id'));
  expect((await ask('{ hello }')).status).toBe(200);
});
