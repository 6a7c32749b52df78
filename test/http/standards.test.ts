import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { get, post, raw, server, text } from './standards.ts';

// Not a unit test: the explorer's page is built, in another process, where its sources have changed.

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

test('a result that has no form that is accepted is refused with an error, not in silence', async () => {
  const { url } = await server();
  const headers = ['accept: multipart/mixed', 'content-type: application/json'];
  const { status, body } = await post(url, headers, JSON.stringify({ query: 'subscription { x }' }));
  expect([status, JSON.parse(body)]).toMatchObject([
    406,
    { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});

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
