import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { parseApiKey } from '../../../src/auth/index.ts';
import { createHttpServer } from '../../../src/http/lifecycle/listen.ts';
import { openSettings } from '../../../src/http/pipeline/settings.ts';
import { createServer } from '../../../src/http/server.ts';
import { createLog } from '../../../src/log.ts';
import { Metrics } from '../../../src/telemetry/index.ts';
import { schemaOf } from '../../http/fixture.ts';
import { maxBodyBytes } from './bodies.ts';

/** Shorter than those of the product, so that slow clients take no time of the test. */
const timeouts = { headersTimeoutMs: 1000, requestTimeoutMs: 1500 };

/** Two servers: one answers everybody, the other those who show a key. */
export interface FuzzedServers {
  readonly timeouts: { readonly headersTimeoutMs: number; readonly requestTimeoutMs: number };
  portOf(server: 'open' | 'closed'): number;
  /** Connections that are open; left out where only the server knows. */
  connectionsOf?(server: 'open' | 'closed'): Promise<number>;
  /** What the servers have logged as faults of their own. */
  faults(): readonly string[];
}

const large = 'words that compress well, '.repeat(10_000);

/**
 * Starts the HTTP side twice in this process, with the limits of the product but for shorter times.
 *
 * @param apiKeys As the setting API_KEYS has them.
 */
export async function startServers(apiKeys: readonly string[]): Promise<FuzzedServers> {
  const faults: string[] = [];
  const log = createLog(
    { logLevel: 'info', logFormat: 'json' },
    { write: (line) => void (JSON.parse(line).level === 'error' && faults.push(line)) },
  );
  const start = async (anonymous: boolean) => {
    const { listener } = createServer({
      schema: schemaOf({ large: () => large }),
      context: () => ({}),
      readiness: async () => ({ ready: true }),
      config: {
        maxBodyBytes: maxBodyBytes,
        identity: {
          ...openSettings.identity,
          apiKeys: apiKeys.flatMap((text) => parseApiKey(text) ?? []),
          anonymous,
        },
      },
      metrics: new Metrics(),
      log,
    });
    const server = createHttpServer(listener, {
      headersTimeout: timeouts.headersTimeoutMs,
      requestTimeout: timeouts.requestTimeoutMs,
      connectionsCheckingInterval: 100,
      keepAliveTimeout: 5000,
    }).listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await once(server, 'listening');
    // The pages are built by the first request for one, which may take seconds.
    for (const path of ['/', '/graphql'])
      await fetch(`http://127.0.0.1:${portOf(server)}${path}`, { headers: { accept: 'text/html' } });
    return server;
  };
  const servers: Record<'open' | 'closed', Server> = { open: await start(true), closed: await start(false) };
  return {
    timeouts,
    portOf: (server) => portOf(servers[server]),
    connectionsOf: (server) =>
      new Promise((resolve, reject) =>
        servers[server].getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    faults: () => faults,
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
