import { createHash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Identity, IdentityUnavailable, Unauthenticated } from './identity.ts';
import { publishedKeys } from './published-keys.ts';
import { roleIn } from './role-claim.ts';

/** The settings by which JSON Web Tokens are verified: with a secret that the issuer shares, or with keys that it publishes. */
export interface TokenSettings {
  readonly secret?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that names roles. A valid token that names no role of RoleGraph is a reader's. */
  readonly roleClaim: string;
}

/** Seconds by which clocks of issuer and server may differ. */
const clockTolerance = 5;

/** Letters of the longest accepted token. */
const maxTokenLength = 8192;

/** The most letters of an identity's id; a longer one is hashed, since limits count by it. */
const maxIdLength = 200;

/** Bytes of memory for verified tokens, so that a front end's next request costs no signature check. */
const cacheBytes = 4 * 1024 ** 2;

/** Milliseconds after which the signature of a cached token is checked again, against the keys that the issuer publishes by then. */
const recheckMs = 60_000;

/** A symmetric algorithm must never be checked with a published key, so each way has its own. */
const algorithms = {
  secret: ['HS256', 'HS384', 'HS512'],
  published: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
};

interface VerifiedToken {
  readonly identity: Identity;
  /** Seconds since 1970 between which the token is valid. */
  readonly notBefore: number;
  readonly expires: number;
  /** Milliseconds since 1970. */
  readonly verifiedAt: number;
}

/**
 * Makes the function that finds the identity of a token. It returns the identity itself where the token was verified within the last
 * minute, or at any time before where it is signed with a shared secret; else a promise.
 *
 * @param now Milliseconds since 1970.
 * @throws Unauthenticated with the reason; IdentityUnavailable where the issuer's keys cannot be fetched.
 */
export function tokenCheck(
  settings: TokenSettings,
  now: () => number = () => Date.now(),
): (token: string) => Identity | Promise<Identity> {
  const verify = verifierOf(settings, now);
  const maxAgeMs = settings.secret === undefined ? recheckMs : Number.POSITIVE_INFINITY;
  const verified = new LRUCache<string, VerifiedToken>({
    maxSize: cacheBytes,
    sizeCalculation: ({ identity }, key) => 2 * (key.length + identity.id.length) + 200,
  });

  // A clock that is set back makes no check more recent than it is: the age counts by its amount.
  const holds = ({ notBefore, expires, verifiedAt }: VerifiedToken) => {
    const seconds = now() / 1000;
    return (
      seconds < expires + clockTolerance &&
      seconds >= notBefore - clockTolerance &&
      Math.abs(now() - verifiedAt) < maxAgeMs
    );
  };

  async function check(token: string, key: string): Promise<Identity> {
    verified.delete(key);
    const payload = await verify(token).catch((thrown: unknown) => {
      throw toIdentityError(thrown, settings);
    });
    const { exp = 0, nbf = 0, iss, sub } = payload;
    if (typeof sub !== 'string' || sub === '')
      throw new Unauthenticated('The token does not say whose it is.');
    const identity = { role: roleIn(payload, settings.roleClaim), id: boundedId(`token:${iss}/${sub}`) };
    verified.set(key, { identity, notBefore: nbf, expires: exp, verifiedAt: now() });
    return identity;
  }

  return (token) => {
    if (token.length > maxTokenLength)
      throw new Unauthenticated(`The token is longer than ${maxTokenLength} letters.`);
    const key = hashOf(token);
    const cached = verified.get(key);
    return cached && holds(cached) ? cached.identity : check(token, key);
  };
}

function verifierOf({ secret, jwksUrl, issuer, audience }: TokenSettings, now: () => number) {
  const options = (): JWTVerifyOptions => ({
    issuer,
    audience,
    clockTolerance,
    requiredClaims: ['exp', 'sub'],
    currentDate: new Date(now()),
  });
  if (secret !== undefined) {
    const key = new TextEncoder().encode(secret);
    return async (token: string) =>
      (await jwtVerify(token, key, { ...options(), algorithms: algorithms.secret })).payload;
  }
  const findKey = publishedKeys(new URL(jwksUrl ?? ''), now);
  return async (token: string) => {
    const published = { ...options(), algorithms: algorithms.published };
    try {
      return (await jwtVerify(token, findKey, published)).payload;
    } catch (error) {
      if (error instanceof errors.JWKSMultipleMatchingKeys) return verifyWithAny(token, error, published);
      throw error;
    }
  };
}

/** Verifies a token that names no key with each fitting key of the set. */
async function verifyWithAny(
  token: string,
  keys: errors.JWKSMultipleMatchingKeys,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  let failure: unknown = keys;
  for await (const key of keys) {
    try {
      return (await jwtVerify(token, key, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      failure = error;
    }
  }
  throw failure;
}

function boundedId(id: string): string {
  return id.length > maxIdLength ? `token:${hashOf(id)}` : id;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function toIdentityError(thrown: unknown, { issuer, audience }: TokenSettings): Error {
  if (thrown instanceof IdentityUnavailable) return thrown;
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
