import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { UnsentResponses, type UnsentResponsesOptions } from '../../src/http/pipeline/unsent-responses.ts';
import { createLog } from '../../src/log.ts';
import { schemaOf } from '../http/fixture.ts';
import { serve } from '../http/support.ts';

// Not a unit test: waits until time limits of seconds are over.

const log = createLog({ logLevel: 'silent', logFormat: 'json' });
const mebibyte = 1024 ** 2;
const large = Buffer.alloc(24 * mebibyte, 'x');
const get = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n';

/** A server whose responses are gauges, and a client that reads when it is told to. */
async function gauges(options: Partial<UnsentResponsesOptions>, listener: RequestListener) {
  const unsent = new UnsentResponses({ maxBytes: 256 * mebibyte, intervalMs: 50, log, ...options });
  const server = createServer(unsent.watching(listener)).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return { unsent, client: () => client((server.address() as AddressInfo).port) };
}

function client(port: number): { socket: Socket; closed: () => boolean } {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let closed = false;
  // A socket that is paused notices the end only by its error or when it is read.
  socket.on('error', () => {
    closed = true;
  });
  socket.on('close', () => {
    closed = true;
  });
  return { socket, closed: () => closed };
}

test('a client that does not read is cut off, and what waited for it leaves the memory', async () => {
  const { unsent, client } = await gauges({ windowMs: 500 }, (_, response) => response.end(large));
  const { socket } = client();
  socket.pause();
  socket.write(get);
  await vi.waitUntil(() => unsent.statistics.bytes > 0);
  await vi.waitUntil(() => unsent.statistics.ended === 1, 10_000);
  await vi.waitUntil(() => unsent.statistics.bytes === 0);
});

test('a client that reads slower than 10 kB/s is cut off, one that reads faster gets all of it', async () => {
  const { unsent, client } = await gauges({ windowMs: 1000, minBytesPerWindow: 20_000_000 }, (_, response) =>
    response.end(large),
  );
  const slow = client();
  slow.socket.write(get);
  slow.socket.on('data', () => {
    slow.socket.pause();
    setTimeout(() => slow.socket.resume(), 100);
  });
  const fast = client();
  let received = 0;
  fast.socket.on('data', (bytes) => {
    received += bytes.length;
  });
  fast.socket.write(get);
  await vi.waitUntil(() => received >= large.length, 10_000);
  await vi.waitUntil(() => unsent.statistics.ended === 1, 10_000);
  await vi.waitUntil(() => slow.closed(), 10_000);
  expect(fast.closed()).toBe(false);
});

test('a request that takes long to answer is no slow reader', async () => {
  const { unsent, client } = await gauges({ windowMs: 200 }, (_, response) => {
    setTimeout(() => response.end('at last'), 1000);
  });
  const { socket } = client();
  socket.write(get);
  const [bytes] = await once(socket, 'data');
  expect(String(bytes)).toContain('at last');
  expect(unsent.statistics.ended).toBe(0);
});

test('responses that pile up behind a pipelining client count as well', async () => {
  const { unsent, client } = await gauges({ windowMs: 500 }, (_, response) => response.end(large));
  const { socket } = client();
  socket.pause();
  socket.write(get.repeat(3));
  await vi.waitUntil(() => unsent.statistics.bytes > 2 * large.length);
  await vi.waitUntil(() => unsent.statistics.bytes === 0, 10_000);
});

test('beyond the bound of all, a large response is refused with 503, and small ones are sent', async () => {
  const text = 'x'.repeat(16 * mebibyte);
  const { send, url } = await serve({
    schema: schemaOf({ large: () => text, small: () => 'hi' }),
    config: { maxUnsentBytes: 40 * mebibyte, compression: false },
  });
  const port = Number(new URL(url).port);
  const body = JSON.stringify({ query: '{ large }' });
  const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  for (let n = 0; n < 4; n += 1) {
    const { socket } = client(port);
    socket.pause();
    socket.write(head + body);
  }
  await vi.waitFor(async () => {
    const refused = await send({ query: '{ large }' });
    expect(refused.status).toBe(503);
    expect(refused.body.errors?.[0]?.extensions.code).toBe('OVERLOADED');
    expect(refused.headers.get('retry-after')).toBe('5');
  }, 30_000);
  expect((await send({ query: '{ small }' })).body).toEqual({ data: { small: 'hi' } });
});
