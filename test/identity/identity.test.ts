import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createApiKey, parseApiKey } from '../../src/auth/api-keys.ts';
import type { TokenSettings } from '../../src/auth/index.ts';
import { tokenCheck } from '../../src/auth/tokens.ts';
import type { HttpSettings } from '../../src/http/pipeline/settings.ts';
import { codes, operations, serve } from '../http/support.ts';

const secret = 'a secret that only the issuer and the server know';
const common = { issuer: 'https://login.example', audience: 'rolegraph', roleClaim: 'realm.roles' };
const shared: TokenSettings = { ...common, secret };
const reader = createApiKey('ci', 'reader');
const admin = createApiKey('ops', 'admin');
const apiKeys = [reader, admin].flatMap(({ setting }) => parseApiKey(setting) ?? []);

function identity(changed: Partial<HttpSettings['identity']>): Partial<HttpSettings> {
  return { identity: { apiKeys, tokens: shared, anonymous: false, ...changed } };
}

/** A token as the issuer makes it, but for what is changed. */
async function token(changed: {
  claims?: Record<string, unknown>;
  key?: Uint8Array | CryptoKey;
  alg?: string;
  kid?: string;
  issuer?: string;
  audience?: string;
  expires?: string | number;
}) {
  const { claims = {}, key = new TextEncoder().encode(secret), alg = 'HS256', kid } = changed;
  return new SignJWT({ sub: 'ann', ...claims })
    .setProtectedHeader({ alg, ...(kid ? { kid } : {}) })
    .setIssuer(changed.issuer ?? common.issuer)
    .setAudience(changed.audience ?? common.audience)
    .setExpirationTime(changed.expires ?? '1h')
    .sign(key);
}

const bearer = (shown: string) => ({ authorization: `Bearer ${shown}` });

test('without a key or token nobody gets in where that is the setting, and the answer says how to', async () => {
  const { ask } = await serve({ config: identity({}) });
  const refused = await ask('{ hello }');
  expect([refused.status, codes(refused)]).toEqual([401, ['UNAUTHENTICATED']]);
  expect(refused.body.errors?.[0]?.message).toContain('Say who you are');
  expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer /);
});

test('a good token and a good key get in, seen before or not', async () => {
  const { ask } = await serve({ config: identity({}) });
  const good = await token({});
  for (const headers of [bearer(good), bearer(good), { 'x-api-key': reader.key }, bearer(reader.key)]) {
    expect((await ask('{ hello }', undefined, headers)).body).toEqual({ data: { hello: 'hi' } });
  }
});

test.each([
  ['has expired', async () => token({ expires: Math.floor(Date.now() / 1000) - 60 })],
  ['is not issued by', async () => token({ issuer: 'https://other.example' })],
  ['is not meant for', async () => token({ audience: 'another' })],
  [
    'signature of the token is not good',
    async () => token({ key: new TextEncoder().encode('x'.repeat(40)) }),
  ],
  ['no JSON Web Token', async () => 'rubbish'],
  ['does not say whose it is', async () => token({ claims: { sub: undefined } })],
  ['does not say whose it is', async () => token({ claims: { sub: { name: 'ann' } } })],
  ['does not say whose it is', async () => token({ claims: { sub: '' } })],
  ['longer than 8192 letters', async () => token({ claims: { sub: 'ann', more: 'x'.repeat(8000) } })],
  ['not valid yet', async () => token({ claims: { nbf: Math.floor(Date.now() / 1000) + 600 } })],
  [
    'signed in a way that is not accepted',
    async () => {
      const [, payload] = (await token({})).split('.');
      return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    },
  ],
])('a token is refused with its reason: %s', async (reason, make) => {
  const { ask } = await serve({ config: identity({ anonymous: true }) });
  const refused = await ask('{ hello }', undefined, bearer(await make()));
  expect([refused.status, codes(refused)]).toEqual([401, ['UNAUTHENTICATED']]);
  expect(refused.body.errors?.[0]?.message).toContain(reason);
});

test('a token that was good is refused once it has expired', async () => {
  const { ask } = await serve({ config: identity({}) });
  const short = await token({ expires: '2s' });
  expect((await ask('{ hello }', undefined, bearer(short))).status).toBe(200);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  onTestFinished(() => void vi.useRealTimers());
  const refused = await ask('{ hello }', undefined, bearer(short));
  expect(refused.body.errors?.[0]?.message).toBe('The token has expired.');
  // A clock that is set back makes it good again, as it should: the token says until when it is.
  vi.setSystemTime(Date.now() - 60_000);
  expect((await ask('{ hello }', undefined, bearer(short))).status).toBe(200);
});

test('an unknown key and a strange header are refused, never taken for nothing', async () => {
  const { ask } = await serve({ config: identity({ anonymous: true }) });
  for (const headers of [{ 'x-api-key': 'rg_x' }, bearer('rg_x'), { authorization: 'Basic YTpi' }]) {
    expect((await ask('{ hello }', undefined, headers)).status).toBe(401);
  }
});

test('a caller shows one thing: a key and a token together, or an empty one, are refused', async () => {
  const { ask } = await serve({ config: identity({ anonymous: true }) });
  const good = await token({});
  for (const headers of [
    { 'x-api-key': reader.key, ...bearer(good) },
    { 'x-api-key': reader.key, ...bearer(reader.key) },
    { 'x-api-key': reader.key, authorization: '' },
    { 'x-api-key': '' },
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${good} ${good}` },
    { authorization: `${good}` },
  ]) {
    const refused = await ask('{ hello }', undefined, headers);
    expect([refused.status, codes(refused)]).toEqual([401, ['UNAUTHENTICATED']]);
  }
  for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer  '])
    expect((await ask('{ hello }', undefined, { authorization: `${scheme} ${good}` })).status).toBe(200);
});

test('a token of the longest subject is counted under an id that is short', async () => {
  const check = tokenCheck(shared);
  const long = (await check(await token({ claims: { sub: 'x'.repeat(5000) } }))).id;
  expect(long).toMatch(/^token:[\w-]{43}$/);
  expect((await check(await token({ claims: { sub: `${'x'.repeat(4999)}y` } }))).id).not.toBe(long);
});

test('tokens signed with a published key get in, and a new key is found', async () => {
  const keys = await Promise.all(
    ['a', 'b'].map(async (kid) => ({ kid, ...(await generateKeyPair('ES256')) })),
  );
  const published = [] as object[];
  const issuer = createServer((_, response) => response.end(JSON.stringify({ keys: published })));
  issuer.listen(0, '127.0.0.1');
  onTestFinished(() => void issuer.close());
  await once(issuer, 'listening');
  const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json`;
  const { ask } = await serve({ config: identity({ tokens: { ...common, jwksUrl } }) });
  const [first] = keys;
  if (!first) throw new Error('no key');
  published.push({ ...(await exportJWK(first.publicKey)), kid: first.kid, alg: 'ES256' });
  const signed = await token({ key: first.privateKey, alg: 'ES256', kid: first.kid });
  expect((await ask('{ hello }', undefined, bearer(signed))).status).toBe(200);
  // Signed with the public key as if it were a secret: the oldest trick.
  const forged = await token({ key: new TextEncoder().encode(JSON.stringify(published[0])), kid: first.kid });
  expect((await ask('{ hello }', undefined, bearer(forged))).status).toBe(401);
});

test('where the issuer’s keys cannot be fetched, that is what is said', async () => {
  const jwksUrl = 'http://127.0.0.1:1/jwks.json';
  const { ask } = await serve({ config: identity({ tokens: { ...common, jwksUrl } }) });
  const { privateKey } = await generateKeyPair('ES256');
  const refused = await ask('{ hello }', undefined, bearer(await token({ key: privateKey, alg: 'ES256' })));
  expect([refused.status, codes(refused)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
});

const introspection = '{ __schema { queryType { name } } }';

test('the schema is shown to the roles that may see it', async () => {
  const { ask } = await serve({
    config: { ...identity({ anonymous: true }), ...operations({ introspection: 'admin' }) },
  });
  const asAdmin = await token({ claims: { realm: { roles: ['reader', 'admin'] } } });
  const as = async (headers?: Record<string, string>) => codes(await ask(introspection, undefined, headers));
  expect(await as()).toEqual(['INTROSPECTION_DISABLED']);
  expect(await as({ 'x-api-key': reader.key })).toEqual(['INTROSPECTION_DISABLED']);
  expect(await as(bearer(await token({})))).toEqual(['INTROSPECTION_DISABLED']);
  expect(await as({ 'x-api-key': admin.key })).toEqual([]);
  expect(await as(bearer(asAdmin))).toEqual([]);
  expect(await as()).toEqual(['INTROSPECTION_DISABLED']);
});

test('readers are counted by their name, administrators not at all', async () => {
  const config = { ...identity({ anonymous: true }), rateLimits: { anonymous: 1, reader: 2, admin: 0 } };
  const { ask } = await serve({ config });
  const times = async (count: number, headers: Record<string, string>) => {
    const statuses = [];
    for (let n = 0; n < count; n += 1) statuses.push((await ask('{ hello }', undefined, headers)).status);
    return statuses;
  };
  expect(await times(3, { 'x-api-key': reader.key })).toEqual([200, 200, 429]);
  expect(await times(5, { 'x-api-key': admin.key })).toEqual([200, 200, 200, 200, 200]);
  expect(await times(3, { 'x-api-key': 'rg_guess' })).toEqual([401, 429, 429]);
});

test('a key is nowhere in what the server is set up with, nor in its log', async () => {
  const { ask, logged } = await serve({ config: identity({}) });
  const good = await token({});
  await ask('{ hello }', undefined, { 'x-api-key': reader.key });
  await ask('{ nope }', undefined, bearer(good));
  await ask('{ hello }', undefined, { 'x-api-key': 'rg_wrong' });
  const text = logged.join('\n');
  expect(logged.length).toBeGreaterThanOrEqual(3);
  for (const hidden of [reader.key, good, 'rg_wrong', 'ann', 'ci', '127.0.0.1'])
    expect(text).not.toContain(`"${hidden}"`);
  expect(JSON.stringify(apiKeys)).not.toContain(reader.key);
});
