import { createApiKey, parseApiKey } from '../../src/auth/index.ts';

/** A reader with a key, and the settings of a server that answers nobody else. */
export function readerOnly() {
  const { key, setting } = createApiKey('browser', 'reader');
  return {
    key,
    config: {
      identity: {
        apiKeys: [parseApiKey(setting)].flatMap((known) => known ?? []),
        tokens: undefined,
        anonymous: false,
      },
    },
  };
}
