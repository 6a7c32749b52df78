import { startProduct } from '../../support/product.ts';
import { maxBodyBytes } from './bodies.ts';
import type { FuzzedServers } from './servers.ts';

/**
 * Starts the product twice on this worker's Neo4j, each as a process of its own with its own times for slow clients.
 *
 * @param apiKeys As the setting API_KEYS has them.
 */
export async function startProductServers(apiKeys: readonly string[]): Promise<FuzzedServers> {
  const { testNeo4j } = await import('../../support/neo4j.ts');
  const { uri, username, password } = await testNeo4j();
  const start = async (anonymous: 'on' | 'off') => {
    const product = startProduct({
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      API_KEYS: apiKeys.join(','),
      ANONYMOUS_ACCESS: anonymous,
      BODY_LIMIT: String(maxBodyBytes),
      RATE_LIMIT_ANONYMOUS: '0',
      RATE_LIMIT_READER: '0',
      LOG_FORMAT: 'json',
      ALLOWED_HOSTS: '*',
    });
    const url = await product.ready();
    return { ...product, port: Number(new URL(url).port) };
  };
  // The second finds the data that the first publishes.
  const open = await start('on');
  const closed = await start('off');
  const servers = { open, closed };
  return {
    timeouts: { headersTimeoutMs: 10_000, requestTimeoutMs: 30_000 },
    portOf: (server) => servers[server].port,
    faults: () =>
      [open, closed].flatMap(({ child, output }) => [
        ...(child.exitCode === null ? [] : [`The product ended: ${output().slice(-1000)}`]),
        ...output()
          .split('\n')
          .filter((line) => line.includes('"level":"error"')),
      ]),
  };
}
