import type { IncomingHttpHeaders } from 'node:http';
import { type ApiKey, apiKeyCheck } from './api-keys.ts';
import { type Identity, Unauthenticated } from './identity.ts';
import { type TokenSettings, tokenCheck } from './tokens.ts';

export interface IdentitySettings {
  readonly apiKeys: readonly ApiKey[];
  /** Undefined where no tokens are accepted. */
  readonly tokens: TokenSettings | undefined;
  /** Whether requests without key or token are allowed. */
  readonly anonymous: boolean;
}

/**
 * Gives the identity of a request's sender by its headers; as a promise where a token has to be verified.
 *
 * @param address The client's, by which requests without key or token are counted.
 * @throws Unauthenticated where a key or token is not valid: such a request never counts as one without.
 */
export type Authenticate = (headers: IncomingHttpHeaders, address: string) => Identity | Promise<Identity>;

/** Makes the function that identifies senders. Keys come as `x-api-key` or `authorization: Bearer`, tokens as the latter. */
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
