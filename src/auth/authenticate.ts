import type { IncomingHttpHeaders } from 'node:http';
import { type ApiKey, apiKeyCheck } from './api-keys.ts';
import { type Identity, Unauthenticated } from './identity.ts';
import { type TokenSettings, tokenCheck } from './tokens.ts';

export interface IdentitySettings {
  readonly apiKeys: readonly ApiKey[];
  /** Undefined where no tokens are accepted. */
  readonly tokens: TokenSettings | undefined;
  /** Whether those who show nothing may ask. */
  readonly anonymous: boolean;
}

/**
 * Tells who sends a request, by its headers: by itself wherever that is known, else as a promise.
 *
 * @param address Of the client: those who show nothing are counted by it.
 * @throws Unauthenticated where something is shown that is not good: it is never taken for showing nothing.
 */
export type Authenticate = (headers: IncomingHttpHeaders, address: string) => Identity | Promise<Identity>;

/** Makes the check for some settings. Keys come as `x-api-key` or `authorization: Bearer`, tokens as the latter. */
export function authentication({ apiKeys, tokens, anonymous }: IdentitySettings): Authenticate {
  const ofKey = apiKeyCheck(apiKeys);
  const ofToken = tokens && tokenCheck(tokens);
  return (headers, address) => {
    const { authorization } = headers;
    const key = headers['x-api-key'];
    if (key !== undefined && authorization !== undefined)
      throw new Unauthenticated('Send either `x-api-key` or `authorization`, not both.');
    if (typeof key === 'string') return ofKey(key);
    if (authorization === undefined) {
      if (!anonymous) throw new Unauthenticated('Say who you are: send an API key or a token.');
      return { role: 'anonymous', id: `address:${address}` };
    }
    const [, shown] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (shown === undefined)
      throw new Unauthenticated('`authorization` should be `Bearer` and a token or a key.');
    if (shown.startsWith('rg_')) return ofKey(shown);
    if (!ofToken) throw new Unauthenticated('No tokens are accepted here.');
    return ofToken(shown);
  };
}
