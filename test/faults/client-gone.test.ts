import { request as httpRequest } from 'node:http';
import { expect, test, vi } from 'vitest';
import { libraryServers } from '../execution/library-server.ts';
import { testNeo4j } from '../support/neo4j.ts';

const neo4j = await testNeo4j();
const { start } = await libraryServers(neo4j);

/** Operations whose statements are running in Neo4j. */
async function running(): Promise<string[]> {
  const { records } = await neo4j.driver.executeQuery('SHOW TRANSACTIONS YIELD metaData RETURN metaData');
  return records.flatMap((record) => (record.get('metaData') as { operation?: string }).operation ?? []);
}

test.each([
  ['asked for the first time, answers kept', 'First', 1_000_000],
  ['asked for the first time, none kept', 'FirstUnkept', 0],
  ['asked before, answers kept', 'Before', 1_000_000],
  ['asked before, none kept', 'BeforeUnkept', 0],
])(
  'when the client is gone, its transaction in Neo4j ends within a second: %s',
  async (_, name, responseCacheBytes) => {
    const { url, send } = await start({ responseCacheBytes }, 30_000);
    const query = `query ${name}($first: Int) { slow(first: $first) { nodes { slug } } }`;
    if (name.startsWith('Before')) {
      // Refused, but from then on the document is known.
      expect((await send({ query, variables: { first: -1 } })).body.errors).toHaveLength(1);
    }
    const body = JSON.stringify({ query, variables: { first: 10 } });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers });
    request.on('error', () => undefined);
    request.end(body);
    await vi.waitUntil(async () => (await running()).includes(name), { timeout: 20_000, interval: 5 });
    request.destroy();
    const gone = performance.now();
    await vi.waitUntil(async () => !(await running()).includes(name), { timeout: 5000, interval: 20 });
    expect(performance.now() - gone).toBeLessThan(1000);
  },
);
