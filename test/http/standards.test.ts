import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { openSettings } from '../../src/http/settings.ts';
import { sendRaw } from '../support/raw-http.ts';
import { schemaOf } from './fixture.ts';
import { serve } from './support.ts';

// Not a unit test: the explorer's page is built, in another process, where its sources have changed.

const maxBytes = 20_000;
const text = 'words that compress well, '.repeat(200);

async function server() {
  const schema = schemaOf({ hello: () => 'hi', long: () => text });
  return serve({ schema, config: { ...openSettings, bodyLimit: maxBytes } });
}

const question = JSON.stringify({ query: '{ hello }' });

interface Sent {
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
  readonly path?: string;
}

/** Sends a request as it is written, and closes the connection. */
function raw(url: string, method: string, { headers = [], body = '', path = '/graphql' }: Sent) {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: localhost', 'connection: close', ...headers];
  const length = method === 'POST' ? [`content-length: ${Buffer.byteLength(body)}`] : [];
  return sendRaw(
    url,
    Buffer.concat([Buffer.from([...lines, ...length, '', ''].join('\r\n')), Buffer.from(body)]),
  );
}

const post = (url: string, headers: readonly string[], body: string | Buffer = question) =>
  raw(url, 'POST', { headers, body });
const get = (url: string, headers: readonly string[], path = '/graphql?query={long}') =>
  raw(url, 'GET', { headers, path });

describe('a body that is refused before it has been read', () => {
  test.each([
    ['too long, its length announced', 'content-type: application/json', 'length', '413'],
    ['too long, in chunks', 'content-type: application/json', 'chunked', '413'],
    ['of another type', 'content-type: text/plain', 'length', '415'],
    ['of another type, in chunks', 'content-type: text/plain', 'chunked', '415'],
    ['of another path', 'content-type: application/json', 'nowhere', '404'],
  ])('does not keep its connection waiting: %s', async (_, header, how, status) => {
    const { url } = await server();
    const { port } = new URL(url);
    const body = 'x'.repeat(400_000);
    const framing =
      how === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${Buffer.byteLength(body)}`;
    const path = how === 'nowhere' ? '/nowhere' : '/graphql';
    let received = '';
    let closed = false;
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('data', (data) => (received += data));
    socket.on('error', () => undefined);
    socket.on('close', () => (closed = true));
    socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\n${header}\r\n${framing}\r\n\r\n`);
    socket.write(how === 'chunked' ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body);
    await vi.waitUntil(() => received.includes('\r\n\r\n'), { timeout: 10_000 });
    socket.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
    // The next request is answered, or the client has been told that it will not be.
    await vi.waitUntil(() => received.includes('healthy') || closed, { timeout: 10_000 });
    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    if (closed) expect(received).toMatch(/^connection: close\r$/im);
    socket.destroy();
  });

  test('without an end is not read for ever', async () => {
    const { url } = await server();
    const { port } = new URL(url);
    let received = '';
    let closed = false;
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('data', (data) => (received += data));
    socket.on('error', () => undefined);
    socket.on('close', () => (closed = true));
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const more = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', more);
    more();
    await vi.waitUntil(() => closed, { timeout: 10_000 });
    expect(received).toMatch(/^HTTP\/1.1 413 /);
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

test.each([
  ['gzip;q=1, br;q=0.1', 'gzip'],
  ['gzip;q=0.1, br;q=1', 'br'],
  ['br, gzip', 'br'],
  ['gzip, deflate, br', 'br'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0.5, identity', undefined],
  ['br;q=0, gzip;q=0', undefined],
  ['zstd', undefined],
  ['xbr, gzipped', undefined],
])('accept-encoding: %s is answered in %s, by GET and POST', async (accepted, encoding) => {
  const { url } = await server();
  const headers = [`accept-encoding: ${accepted}`];
  expect((await get(url, headers)).headers.get('content-encoding')).toBe(encoding);
  const body = JSON.stringify({ query: '{ long }' });
  expect(
    (await post(url, [...headers, 'content-type: application/json'], body)).headers.get('content-encoding'),
  ).toBe(encoding);
});

test.each([
  ['application/json', 'application/json'],
  ['APPLICATION/JSON', 'application/json'],
  ['application/json;charset=utf-8', 'application/json'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/json;q=0.1, application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json;q=0.1, application/json', 'application/json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
  ['multipart/mixed;deferSpec=20220824, application/json', 'application/json'],
  ['application/json;q=0, */*', 'application/graphql-response+json'],
])('accept: %s gets %s, the first time and the second, by GET and POST', async (accept, type) => {
  const { url } = await server();
  for (let n = 0; n < 2; n += 1) {
    for (const response of [
      await post(url, [`accept: ${accept}`, 'content-type: application/json']),
      await get(url, [`accept: ${accept}`]),
    ]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        `${type}; charset=utf-8`,
      ]);
    }
  }
});

test.each(['multipart/mixed', 'text/event-stream'])(
  'an answer as %s has one length and comes whole',
  async (accept) => {
    const { url } = await server();
    for (const response of [
      await post(url, [`accept: ${accept}`, 'content-type: application/json']),
      await get(url, [`accept: ${accept}`], '/graphql?query={hello}'),
    ]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(accept);
      expect(response.headers.has('transfer-encoding')).toBe(false);
      expect(Number(response.headers.get('content-length'))).toBe(response.bytes);
      expect(response.body).toContain('"hi"');
    }
  },
);

test.each(['image/png', 'application/json;q=0', 'text/html;level=1'])(
  'accept: %s is refused with 406',
  async (accept) => {
    const { url } = await server();
    const { status, body } = await post(url, [`accept: ${accept}`, 'content-type: application/json']);
    expect([status, body]).toEqual([406, expect.stringContaining('application/graphql-response+json')]);
  },
);

test.each([
  [(tag: string) => tag, 304],
  [(tag: string) => tag.replace('W/', ''), 304],
  [(tag: string) => `"x", ${tag}`, 304],
  [(tag: string) => `"x",W/"y" , ${tag},"z"`, 304],
  [() => '*', 304],
  [() => '"x", W/"y"', 200],
  [(tag: string) => tag.replaceAll('"', ''), 200],
])('if-none-match holds for a list, for weak and strong tags (%#)', async (write, status) => {
  const { url } = await server();
  for (const path of ['/graphql?query={long}', '/']) {
    const tag = (await get(url, [], path)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const again = await get(url, [`if-none-match: ${write(tag)}`], path);
    expect(again.status).toBe(status);
    if (status === 304) expect([again.bytes, again.headers.get('etag')]).toEqual([0, tag]);
  }
});

test.each([
  '/',
  '/graphql?query={long}',
  '/graphql?query={nope}',
  '/graphql',
  '/health',
  '/ready',
  '/nowhere',
  '/../x',
])('HEAD %s is GET without the body', async (path) => {
  const { url } = await server();
  const varying = ['date', 'x-request-id', 'keep-alive', 'connection'];
  for (const headers of [[], ['accept-encoding: gzip'], ['accept: text/html']]) {
    const [gotten, head] = [await get(url, headers, path), await raw(url, 'HEAD', { headers, path })];
    expect(head.status).toBe(gotten.status);
    expect(head.bytes).toBe(0);
    for (const [name, value] of gotten.headers) {
      if (!varying.includes(name)) expect([name, head.headers.get(name)]).toEqual([name, value]);
    }
    expect(Number(gotten.headers.get('content-length'))).toBe(gotten.bytes);
  }
});

test('a compressed answer to HEAD and GET is as long as it says', async () => {
  const { url } = await server();
  const body = JSON.stringify({ query: '{ long }' });
  const { headers } = await post(url, ['accept-encoding: gzip', 'content-type: application/json'], body);
  expect(headers.get('content-encoding')).toBe('gzip');
  const response = await fetch(`${url}/graphql?query={long}`, { headers: { 'accept-encoding': 'gzip' } });
  expect(await response.json()).toEqual({ data: { long: text } });
  expect(gunzipSync(gzipSync(text)).toString()).toBe(text);
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY'])(
  '%s is refused with the methods that there are',
  async (method) => {
    const { url } = await server();
    const { status, headers } = await raw(url, method, {});
    if (method === 'QUERY') return expect([400, 405]).toContain(status);
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  },
);
