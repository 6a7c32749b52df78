import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Identity, IdentityUnavailable, Unauthenticated } from './identity.ts';
import { roleIn } from './role-claim.ts';

/** How JSON Web Tokens are told to be good: by a secret that we share with the issuer, or by keys that it publishes. */
export interface TokenSettings {
  readonly secret?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  /** Where the token names roles. A good token that names none of ours is a reader's. */
  readonly roleClaim: string;
}

/** Seconds by which clocks of issuer and server may differ. */
const clockTolerance = 5;

/** Tokens that were found good are kept, so that a front end's next question costs no signature check. */
const keptTokens = 1000;

/** A symmetric algorithm must never be checked with a published key, so each way has its own. */
const algorithms = {
  secret: ['HS256', 'HS384', 'HS512'],
  published: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
};

interface Good {
  readonly identity: Identity;
  readonly payload: JWTPayload;
}

/**
 * Gives who has a token: by itself where the token was seen before, else as a promise.
 *
 * @throws Unauthenticated with the reason; IdentityUnavailable where the issuer's keys cannot be fetched.
 */
export function tokenCheck(settings: TokenSettings): (token: string) => Identity | Promise<Identity> {
  const verify = verifierOf(settings);
  const good = new LRUCache<string, Good>({ max: keptTokens });
  return (token) => {
    const known = good.get(token);
    // The clock may have been set since: what is kept is the signature's being good, not the time's.
    if (known) return inTime(known.payload) ? known.identity : check(token);
    return check(token);
  };

  async function check(token: string): Promise<Identity> {
    good.delete(token);
    const payload = await verify(token).catch((thrown: unknown) => {
      throw faultOf(thrown, settings);
    });
    const identity = { role: roleIn(payload, settings.roleClaim), id: `token:${payload.iss}/${payload.sub}` };
    good.set(token, { identity, payload });
    return identity;
  }
}

function verifierOf({ secret, jwksUrl, issuer, audience }: TokenSettings) {
  const options: JWTVerifyOptions = { issuer, audience, clockTolerance, requiredClaims: ['exp', 'sub'] };
  if (secret !== undefined) {
    const key = new TextEncoder().encode(secret);
    return async (token: string) =>
      (await jwtVerify(token, key, { ...options, algorithms: algorithms.secret })).payload;
  }
  const keys = createRemoteJWKSet(new URL(jwksUrl ?? ''), { timeoutDuration: 3000 });
  return async (token: string) =>
    (await jwtVerify(token, keys, { ...options, algorithms: algorithms.published })).payload;
}

function inTime({ exp = 0, nbf = 0 }: JWTPayload): boolean {
  const now = Date.now() / 1000;
  return now < exp + clockTolerance && now >= nbf - clockTolerance;
}

function faultOf(thrown: unknown, { issuer, audience }: TokenSettings): Error {
  if (thrown instanceof errors.JWTExpired) return new Unauthenticated('The token has expired.');
  if (thrown instanceof errors.JWTClaimValidationFailed) {
    const expected: Readonly<Record<string, string>> = {
      iss: `The token is not issued by ${issuer}.`,
      aud: `The token is not meant for ${audience}.`,
      nbf: 'The token is not valid yet.',
      exp: 'The token does not say when it expires.',
      sub: 'The token does not say whose it is.',
    };
    return new Unauthenticated(expected[thrown.claim] ?? 'The token lacks what it should say.');
  }
  if (thrown instanceof errors.JWSSignatureVerificationFailed || thrown instanceof errors.JWKSNoMatchingKey) {
    return new Unauthenticated('The signature of the token is not good.');
  }
  if (thrown instanceof errors.JOSEAlgNotAllowed || thrown instanceof errors.JOSENotSupported) {
    return new Unauthenticated('The token is signed in a way that is not accepted here.');
  }
  if (thrown instanceof errors.JWTInvalid || thrown instanceof errors.JWSInvalid) {
    return new Unauthenticated('That is no JSON Web Token.');
  }
  return new IdentityUnavailable('The keys of the token issuer cannot be fetched.', { cause: thrown });
}
