import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from 'jose';
import { IdentityUnavailable } from './identity.ts';

/** Milliseconds after which a set is fetched again before its use: until then a removed key stays good. */
const maxAgeMs = 5 * 60_000;

/** Milliseconds for which a set is used while the issuer does not answer. */
const maxStaleMs = 15 * 60_000;

/** Milliseconds that one fetch may take. */
const timeoutMs = 3000;

/** Fetches that may follow each other at once, and milliseconds after which one more may. */
const budget = { burst: 5, intervalMs: 5000 };

/**
 * Makes the function that finds the key of a token's signature in the set that an issuer publishes.
 *
 * The set is fetched when first needed, when five minutes old, and when a token names a key that is not in it. All requests
 * share one fetch, and however many tokens name made-up keys, at most five fetches follow each other at once and then one every five
 * seconds. A set without keys counts as no answer: the one before stays, for up to fifteen minutes.
 *
 * @param now Milliseconds since 1970.
 * @throws IdentityUnavailable where there is no set; JWKSNoMatchingKey where the key is not in the newest one.
 */
export function publishedKeys(address: URL, now: () => number = () => Date.now()): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(address, {
    timeoutDuration: timeoutMs,
    cooldownDuration: Number.POSITIVE_INFINITY,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    [customFetch]: fetchNonEmpty,
  });
  const mayFetch = fetchBudget(now);
  let fetchedAt: number | undefined;
  /** The error of the newest fetch; undefined without one. */
  let failure: unknown;

  // A clock that is set back makes no set younger than it is: the age counts by its amount.
  const isYounger = (ms: number) => fetchedAt !== undefined && Math.abs(now() - fetchedAt) < ms;

  /** @returns Whether there is a new set: false where the fetch fails or the budget is used up. */
  async function refresh(): Promise<boolean> {
    if (!keys.reloading && !mayFetch()) return false;
    try {
      await keys.reload();
    } catch (error) {
      failure = error ?? new Error('The fetch failed.');
      return false;
    }
    failure = undefined;
    fetchedAt = now();
    return true;
  }

  async function ensureSet(): Promise<void> {
    if (isYounger(maxAgeMs)) return;
    // While the issuer is known to be down, requests do not wait for the next try.
    const waits = failure === undefined || !isYounger(maxStaleMs);
    const refreshed = refresh();
    if (waits && !(await refreshed) && !isYounger(maxStaleMs)) throw unavailable(failure);
  }

  return async (header, token) => {
    await ensureSet();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (await refresh()) return keys(header, token);
      throw failure === undefined ? error : unavailable(failure);
    }
  };
}

function unavailable(cause: unknown): IdentityUnavailable {
  return new IdentityUnavailable('The keys of the token issuer cannot be fetched.', { cause });
}

function fetchBudget(now: () => number): () => boolean {
  let left = budget.burst;
  let filledAt = now();
  return () => {
    const gained = Math.floor(Math.abs(now() - filledAt) / budget.intervalMs);
    if (gained > 0) {
      left = Math.min(budget.burst, left + gained);
      filledAt = now();
    }
    if (left === 0) return false;
    left -= 1;
    return true;
  };
}

/** Rejects a set without keys: it is a mistake of the issuer or of a proxy, and replaces no other. */
const fetchNonEmpty: FetchImplementation = async (address, options) => {
  const response = await fetch(address, options);
  if (response.status !== 200) return response;
  const text = await response.text();
  const { keys } = (JSON.parse(text) ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0)
    throw new Error('The key set of the token issuer has no keys.');
  return new Response(text);
};
