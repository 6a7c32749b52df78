import { validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { bearerChallenge, quotable } from '../../src/http/pipeline/header-text.ts';
import { codes, serve } from './support.ts';

test.each([
  ['plain text, as it is.', 'plain text, as it is.'],
  ['Say "who" you `are`', "Say 'who' you 'are'"],
  ['münchen', 'm%C3%BCnchen'],
  ['データ', '%E3%83%87%E3%83%BC%E3%82%BF'],
  ['a\r\nset-cookie: b', 'a%0D%0Aset-cookie: b'],
  ['back\\slash', 'back%5Cslash'],
  ['\ud800', '%EF%BF%BD'],
  ['x'.repeat(201), `${'x'.repeat(200)}...`],
])('text in a header is written with the letters that RFC 6750 allows: %j', (text, written) => {
  expect(quotable(text)).toBe(written);
});

/** Any UTF-16, with halves of letters as well. */
const codeUnits = fc.array(fc.oneof(fc.nat(0xff), fc.nat(0xffff)));

test('whatever the text, the header can be sent', () => {
  const text = fc.oneof(
    fc.string(),
    codeUnits.map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(text, (reason) => {
      expect(quotable(reason)).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/);
      validateHeaderValue('www-authenticate', bearerChallenge(reason));
    }),
    { numRuns: 1000 },
  );
});

const secret = 'a secret that only the issuer and the server know';

test.each(['münchen', 'データ', 'two\r\nlines', 'nul\u0000', 'quote " and \\', '\u{1f600}'])(
  'a token for another audience than %j is refused, one for it is good',
  async (audience) => {
    const tokens = { secret, issuer: `https://${audience}`, audience, roleClaim: 'role' };
    const { ask } = await serve({ config: { identity: { apiKeys: [], tokens, anonymous: true } } });
    const bearer = async (changed: { audience?: string; issuer?: string }) => {
      const token = new SignJWT({ sub: 'ann' })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(changed.issuer ?? tokens.issuer)
        .setAudience(changed.audience ?? audience)
        .setExpirationTime('1h');
      return { authorization: `Bearer ${await token.sign(new TextEncoder().encode(secret))}` };
    };
    for (const changed of [{ audience: 'another' }, { issuer: 'another' }]) {
      const refused = await ask('{ hello }', undefined, await bearer(changed));
      expect([refused.status, codes(refused)]).toEqual([401, ['UNAUTHENTICATED']]);
      expect(refused.body.errors?.[0]?.message).toContain(audience);
      expect(refused.headers.get('www-authenticate')).toMatch(
        /^Bearer error="invalid_token", error_description="[^"]+"$/,
      );
    }
    expect((await ask('{ hello }', undefined, await bearer({}))).status).toBe(200);
  },
);
