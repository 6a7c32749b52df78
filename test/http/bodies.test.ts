import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { openRaw, sendOn } from '../support/raw-http.ts';
import { maxBytes, post, question, server } from './standards.ts';

describe('a body that is refused before it has been read', () => {
  test.each([
    ['too long, its length announced', 'content-type: application/json', 'length', '413'],
    ['too long, in chunks', 'content-type: application/json', 'chunked', '413'],
    ['of another type', 'content-type: text/plain', 'length', '415'],
    ['of another type, in chunks', 'content-type: text/plain', 'chunked', '415'],
    ['of another path', 'content-type: application/json', 'nowhere', '404'],
  ])('does not keep its connection waiting: %s', async (_, header, how, status) => {
    const { url } = await server();
    const body = 'x'.repeat(400_000);
    const framing =
      how === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${Buffer.byteLength(body)}`;
    const path = how === 'nowhere' ? '/nowhere' : '/graphql';
    const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\n${header}\r\n${framing}\r\n\r\n`;
    const sent = how === 'chunked' ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
    const { socket, received } = openRaw(url, head + sent);
    await vi.waitUntil(() => received().includes('\r\n\r\n'), { timeout: 10_000 });
    socket.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
    // The next request is answered, or the client has been told that it will not be.
    await vi.waitUntil(() => received().includes('healthy') || socket.closed, { timeout: 10_000 });
    expect(received()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    if (socket.closed) expect(received()).toMatch(/^connection: close\r$/im);
  });

  test('without an end is not read for ever', async () => {
    const { url } = await server();
    const connection = openRaw(
      url,
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    await sendOn(connection, `8000\r\n${'x'.repeat(0x8000)}\r\n`);
    expect(connection.received()).toMatch(/^HTTP\/1.1 413 /);
  });
});

test.each([
  ['application/json', 200],
  ['Application/JSON', 200],
  ['application/json;charset=UTF-8', 200],
  ['application/json ; charset="utf-8"', 200],
  ['application/graphql+json', 200],
  ['application/json; charset=utf-16', 415],
  ['application/json; charset=latin1', 415],
  ['application/jsonp', 415],
  ['text/plain; application/json', 415],
  ['multipart/form-data; boundary=x', 415],
  ['', 415],
])('content-type: %s is answered with %i, the first time and the second', async (type, status) => {
  const { url } = await server();
  for (let n = 0; n < 2; n += 1) {
    const response = await post(url, [`content-type: ${type}`]);
    expect(response.status).toBe(status);
    if (status === 415) expect(response.body).toContain('content-type: application/json');
  }
});

test('bytes that are no UTF-8 are refused and not replaced', async () => {
  const { url } = await server();
  const response = await post(
    url,
    ['content-type: application/json'],
    Buffer.from('{"query":"{ hello } # \xff"}', 'latin1'),
  );
  expect([response.status, response.body]).toEqual([400, expect.stringContaining('UTF-8')]);
});

describe('a compressed body', () => {
  test.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('is read: %s', async (encoding, compress) => {
    const { url } = await server();
    const headers = ['content-type: application/json', `content-encoding: ${encoding}`];
    for (let n = 0; n < 2; n += 1) {
      const response = await post(url, headers, compress(Buffer.from(question)));
      expect([response.status, response.body]).toEqual([200, '{"data":{"hello":"hi"}}']);
    }
  });

  test('is measured by what it is unpacked', async () => {
    const { url } = await server();
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const headers = ['content-type: application/json', 'content-encoding: gzip'];
    expect((await post(url, headers, bomb.subarray(0, maxBytes))).status).toBe(413);
    expect((await post(url, headers, gzipSync(question).subarray(0, 20))).status).toBe(400);
    expect((await post(url, headers, gzipSync(Buffer.alloc(maxBytes + 1)))).status).toBe(413);
  });

  test.each(['zstd', 'gzip, br', 'constructor', 'compress'])(
    'that cannot be read is refused with the encodings that can: %s',
    async (encoding) => {
      const { url } = await server();
      const response = await post(url, ['content-type: application/json', `content-encoding: ${encoding}`]);
      expect([response.status, response.headers.get('accept-encoding')]).toEqual([
        415,
        'gzip, x-gzip, deflate, br',
      ]);
    },
  );
});
