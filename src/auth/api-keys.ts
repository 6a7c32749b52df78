import { createHash, randomBytes } from 'node:crypto';
import { type Identity, type Role, Unauthenticated } from './identity.ts';

/** An API key as the settings hold it: the key itself is nowhere but with its owner. */
export interface ApiKey {
  /** Whose it is, for counting and logs. Several keys may have one name, so that one can replace another. */
  readonly name: string;
  readonly role: Exclude<Role, 'anonymous'>;
  /** SHA-256 of the key in small hexadecimal letters: enough for a key of 256 random bits, which nobody can guess. */
  readonly hash: string;
}

const written = /^([\w.-]{1,64}):(reader|admin):([0-9a-f]{64})$/;

/** Reads `name:role:hash`. @returns Undefined for anything else. */
export function parseApiKey(text: string): ApiKey | undefined {
  const [, name, role, hash] = written.exec(text) ?? [];
  return name && role && hash ? { name, role: role as ApiKey['role'], hash } : undefined;
}

/** Makes a key: the one text for its owner, the other for the settings. */
export function createApiKey(name: string, role: ApiKey['role']): { key: string; setting: string } {
  const key = `rg_${randomBytes(32).toString('base64url')}`;
  return { key, setting: `${name}:${role}:${hashOf(key)}` };
}

/** Gives who has a key. Found by its hash, so that how long it takes tells nothing about any key. */
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
