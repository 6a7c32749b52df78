import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey, parseApiKey } from '../../src/auth/index.ts';
import { readRegistered } from '../../src/http/graphql/read-registered.ts';
import { RegisteredOperations } from '../../src/http/graphql/registered-operations.ts';
import { openSettings } from '../../src/http/pipeline/settings.ts';
import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { articleNeo4j } from '../support/neo4j.ts';
import { graphParts } from './article.ts';
import { codes, serve } from './support.ts';

const neo4j = await articleNeo4j();

let parts: Awaited<ReturnType<typeof graphParts>>;

beforeAll(async () => {
  parts = await graphParts(neo4j);
});

/** Everything on, as in production. */
const admin = createApiKey('audit', 'admin');
const production = {
  identity: {
    anonymous: true,
    tokens: undefined,
    apiKeys: [parseApiKey(admin.setting)].flatMap((key) => key ?? []),
  },
  corsOrigins: ['https://app.example'],
  operations: { ...openSettings.operations, responseCacheBytes: 1_000_000, introspection: 'admin' as const },
  rateLimits: { anonymous: 10_000, reader: 10_000, admin: 0 },
  graphiql: false,
};

async function everything() {
  return serve({ ...parts, config: production, registered: await readRegistered(), metrics: new Metrics() });
}

describe('GraphQL over HTTP, with everything on', () => {
  let url = '';
  let close = () => {};
  beforeAll(async () => {
    const log = createLog({ logLevel: 'silent', logFormat: 'json' });
    const registered = await readRegistered();
    const { listener } = createServer({
      ...parts,
      config: production,
      log,
      registered,
      metrics: new Metrics(),
    });
    const server = createHttpServer(listener).listen(0, '127.0.0.1');
    close = () => void server.close();
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  afterAll(() => close());

  const audits = serverAudits({
    url: () => url,
    // Some of the audits ask about the schema, which is shown to administrators.
    fetchFn: (input: RequestInfo, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...init.headers, 'x-api-key': admin.key } }),
  });
  test('there are 61 audits', () => expect(audits).toHaveLength(61));
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

const role = { query: '{ role(slug: "ai-engineer") { name } }' };

describe('pages of other sites', () => {
  test.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['a page of a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://x.example' }, 403],
    ['an older browser', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
    ['an allowed page', { 'sec-fetch-site': 'cross-site', origin: 'https://app.example' }, 200],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['no browser', {}, 200],
  ])('%s, asked before or not', async (_, headers, status) => {
    const { send } = await everything();
    await send(role);
    for (const contentType of ['application/json', 'application/x-www-form-urlencoded']) {
      const form = contentType === 'application/json' ? {} : { body: new URLSearchParams(role) };
      const heard = await send(
        role,
        { 'content-type': contentType, ...headers } as Record<string, string>,
        form,
      );
      expect(heard.status).toBe(status);
      if (status === 403) expect(codes(heard)).toEqual(['FORBIDDEN_ORIGIN']);
    }
  });

  test('a link on another site may be opened, and a picture of it not be stolen', async () => {
    const { url } = await everything();
    const address = `${url}/graphql?query=${encodeURIComponent(role.query)}`;
    // fetch would not let us say this: browsers alone do.
    const ask = (mode: string) =>
      new Promise<number | undefined>((done) => {
        httpRequest(
          address,
          { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode } },
          (response) => {
            response.resume();
            done(response.statusCode);
          },
        ).end();
      });
    expect([await ask('navigate'), await ask('no-cors')]).toEqual([200, 403]);
  });
});

test('every answer tells browsers to take it for nothing else', async () => {
  const { send, url } = await everything();
  const answers = [
    await send(role),
    await send(role),
    await send({ query: '{ nope }' }),
    { headers: (await fetch(`${url}/health`)).headers },
    { headers: (await fetch(`${url}/nowhere`)).headers },
  ];
  for (const { headers } of answers) {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]+$/);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

const long = { query: '{ roles { nodes { name description skills { nodes { name description } } } } }' };

/** The bytes as they come: fetch would decompress them. */
function raw(url: string, body: object, encoding: string) {
  return new Promise<{ encoding: string | undefined; bytes: Buffer }>((done) => {
    const headers = { 'content-type': 'application/json', 'accept-encoding': encoding };
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        done({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
      );
    });
    request.end(JSON.stringify(body));
  });
}

test('long answers are compressed for clients that ask for it, kept or not, and short ones are not', async () => {
  const { url } = await everything();
  const plain = (await raw(url, long, 'identity')).bytes.toString();
  for (let n = 0; n < 3; n += 1) {
    const gzip = await raw(url, long, 'gzip, deflate');
    expect([gzip.encoding, gunzipSync(gzip.bytes).toString()]).toEqual(['gzip', plain]);
    const brotli = await raw(url, long, 'gzip, deflate, br');
    expect([brotli.encoding, brotliDecompressSync(brotli.bytes).toString()]).toEqual(['br', plain]);
    expect(brotli.bytes.length).toBeLessThan(plain.length / 3);
  }
  expect((await raw(url, long, 'gzip;q=0, br;q=0')).encoding).toBeUndefined();
  expect((await raw(url, role, 'gzip')).encoding).toBeUndefined();
});

test('an answer that came by GET need not come again while it holds', async () => {
  const { url } = await everything();
  const address = `${url}/graphql?query=${encodeURIComponent(long.query)}`;
  const first = await fetch(address);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^W\/".+"$/);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  expect(first.headers.get('vary')).toContain('Authorization');
  const again = await fetch(address, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await fetch(address, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200);
  expect((await fetch(`${url}/graphql?query={nope}`)).headers.get('etag')).toBeNull();
});

describe('registered operations', () => {
  const { query } = role;
  const only = { onlyRegistered: true };

  test('are answered by the id of their text, asked before or not', async () => {
    const { send, registered } = await registeredServer({});
    const byText = await send({ query });
    for (const named of [
      { documentId: `sha256:${registered}` },
      { documentId: registered },
      { extensions: { persistedQuery: { version: 1, sha256Hash: registered } } },
    ]) {
      expect((await send(named)).body).toEqual(byText.body);
    }
    const unknown = await send({ documentId: 'sha256:00' });
    expect([unknown.status, codes(unknown)]).toEqual([400, ['PERSISTED_QUERY_NOT_FOUND']]);
  });

  test('are the only ones answered where that is the setting, by id or by what they say', async () => {
    const { send, registered } = await registeredServer(only);
    expect((await send({ documentId: registered })).status).toBe(200);
    expect((await send({ query: query.replaceAll(' ', '  ') })).status).toBe(200);
    for (let n = 0; n < 2; n += 1) {
      const refused = await send({ query: '{ role(slug: "ai-engineer") { slug } }' });
      expect([refused.status, codes(refused)]).toEqual([403, ['OPERATION_NOT_REGISTERED']]);
    }
  });

  async function registeredServer(config: object) {
    const registered = createHash('sha256').update(query).digest('hex');
    const server = await serve({ ...parts, config, registered: new RegisteredOperations([query]) });
    return { ...server, registered };
  }
});
