import { createHash, randomBytes } from 'node:crypto';
import { type Identity, type Role, Unauthenticated } from './identity.ts';

/** An API key of the settings, which hold only its hash. */
export interface ApiKey {
  /** The name of its owner, for counting and logs. Several keys may have one name, so that one can replace another. */
  readonly name: string;
  readonly role: Exclude<Role, 'anonymous'>;
  /** SHA-256 of the key in lower-case hexadecimal. A key of 256 random bits, beyond guessing, needs no slower hash. */
  readonly hash: string;
}

const written = /^([\w.-]{1,64}):(reader|admin):([0-9a-f]{64})$/;

/** Reads `name:role:hash`. @returns Undefined for anything else. */
export function parseApiKey(text: string): ApiKey | undefined {
  const [, name, role, hash] = written.exec(text) ?? [];
  return name && role && hash ? { name, role: role as ApiKey['role'], hash } : undefined;
}

/** Makes a key for its owner and the setting that accepts it. */
export function createApiKey(name: string, role: ApiKey['role']): { key: string; setting: string } {
  const key = `rg_${randomBytes(32).toString('base64url')}`;
  return { key, setting: `${name}:${role}:${hashOf(key)}` };
}

/**
 * Makes the function that finds the identity of a key. It looks the key up by its hash, so that its time depends on no stored key.
 *
 * @throws Unauthenticated where no setting accepts the key.
 */
export function apiKeyCheck(keys: readonly ApiKey[]): (key: string) => Identity {
  const identities = new Map(
    keys.map(({ name, role, hash }) => [hash, Object.freeze({ role, id: `key:${name}` })]),
  );
  return (key) => {
    const identity = identities.get(hashOf(key));
    if (!identity) throw new Unauthenticated('The API key is not known here.');
    return identity;
  };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
