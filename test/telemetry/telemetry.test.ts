import { get } from 'node:http';
import { currentReleases, graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { expect, onTestFinished, test } from 'vitest';
import {
  library,
  openLibrary,
  librarySchema as schema,
} from '../../packages/pothos-plugin-neo4j/test/library.ts';
import { createApiKey, everyRole, parseApiKey } from '../../src/auth/index.ts';
import { listenForMetrics } from '../../src/http/lifecycle/metrics-listener.ts';
import { createLog } from '../../src/log.ts';
import { Metrics, statementMetrics } from '../../src/telemetry/index.ts';
import { operations, serve } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';

const { driver, database } = await testNeo4j();
await openLibrary(driver, database);

const admin = createApiKey('ops', 'admin');
const identity = {
  anonymous: true,
  tokens: undefined,
  apiKeys: [parseApiKey(admin.setting)].flatMap((key) => key ?? []),
};

/**
 * @param slow Milliseconds from which on a statement is slow.
 * @param timeout Milliseconds that a statement may take.
 */
async function gauges(slow = 60_000, config = {}, timeout = 20_000) {
  const metrics = new Metrics();
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info', logFormat: 'json' }, { write: (line) => lines.push(line) });
  const runtime = graphRuntime({
    driver,
    database,
    graph: library,
    defaultDataset: 'town',
    timeout,
    ...statementMetrics(metrics, log, slow),
  });
  metrics.registerGauges({ plans: () => runtime.plans.statistics });
  const server = await serve({
    schema,
    context: ({ signal }) => graphContext(runtime, signal),
    config: { ...operations({ responseCacheBytes: 1_000_000 }), identity, ...config },
    releases: () => currentReleases(runtime),
    metrics,
  });
  const page = async () => {
    const response = await fetch(`${server.url}/metrics`, { headers: { 'x-api-key': admin.key } });
    return response.text();
  };
  /** The number of one line, its labels in the order of the page. */
  const value = async (line: string) =>
    Number(
      (await page())
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')
        .at(-1),
    );
  return { ...server, metrics, lines, page, value };
}

test('what operations cost, and those that are not begun, are counted by the role of who asks', async () => {
  const { ask, value } = await gauges(60_000, operations({ maxCost: everyRole(50) }));
  await ask('{ authors(first: 5) { nodes { slug } } }');
  await ask('{ authors(first: 100) { nodes { slug title } } }');
  expect(await value('rolegraph_operations_refused_total{code="QUERY_TOO_COMPLEX",role="anonymous"}')).toBe(
    1,
  );
  expect(await value('rolegraph_operation_cost_count{role="anonymous"}')).toBe(2);
  expect(await value('rolegraph_operation_cost_bucket{le="100",role="anonymous"}')).toBe(1);
});

test('requests, errors, operations, statements and caches are counted, asked before or not', async () => {
  const { ask, value } = await gauges();
  const query = 'query Authors { authors { totalCount } }';
  for (let n = 0; n < 3; n += 1) await ask(query);
  await ask('query Missing { works(author: "nobody") { letters } }');
  await ask('{ nope }');
  expect(await value('rolegraph_requests_total{status="200"}')).toBe(5);
  expect(await value('rolegraph_request_duration_seconds_count{operation="Authors"}')).toBe(3);
  expect(await value('rolegraph_request_duration_seconds_count{operation="Missing"}')).toBe(1);
  expect(await value('rolegraph_errors_total{code="NOT_FOUND"}')).toBe(1);
  expect(await value('rolegraph_errors_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
  // Once: which release is current was found out with its statistics.
  expect(await value('rolegraph_statement_duration_seconds_count{cypher="list authors"}')).toBe(1);
  expect(await value('rolegraph_response_cache_hits_total')).toBe(2);
  expect(await value('rolegraph_response_cache_misses_total')).toBe(2);
  expect(await value('rolegraph_plan_cache_misses_total')).toBe(2);
  expect(await value('rolegraph_pool_connections_in_use')).toBe(0);
  expect(await value('rolegraph_statements_under_way')).toBe(0);
});

test('made-up names of operations displace neither those in use nor one that comes late', async () => {
  const { ask, page, value } = await gauges();
  for (let n = 0; n < 3; n += 1) await ask('query InUse { authors { totalCount } }');
  for (let n = 0; n < 205; n += 1) await ask(`query Name${n} { authors { totalCount } }`);
  await ask('query Late { authors { totalCount } }');
  const duration = 'rolegraph_request_duration_seconds_count';
  expect(await value(`${duration}{operation="InUse"}`)).toBe(3);
  expect(await value(`${duration}{operation="Late"}`)).toBe(1);
  const names = (await page()).match(/_duration_seconds_count\{operation="/g) ?? [];
  expect(names.length).toBeLessThanOrEqual(102);
}, 60_000);

test('metrics are shown to administrators, and to nobody else', async () => {
  const { url, page } = await gauges();
  expect((await fetch(`${url}/metrics`)).status).toBe(403);
  expect((await fetch(`${url}/metrics`, { headers: { accept: 'text/html' } })).status).toBe(403);
  expect(await page()).toContain('process_resident_memory_bytes');
});

test('on a port of their own they are shown there and not at the usual one', async () => {
  const { url, page, metrics } = await gauges(60_000, { metrics: { port: 1 } });
  expect(await page()).not.toContain('process_resident_memory_bytes');
  const log = createLog({ logLevel: 'silent', logFormat: 'json' });
  const own = await listenForMetrics(metrics, { host: '127.0.0.1', port: 0 }, [], log);
  onTestFinished(() => void own.server.close());
  const heard = (path: string) =>
    new Promise((done) => void get(`${own.url}${path}`, (response) => done(response.resume().statusCode)));
  expect([await heard('/metrics'), await heard('/graphql')]).toEqual([200, 404]);
  expect(url).not.toBe(own.url);
});

test('a slow statement is logged with the name of its Cypher and nothing of what was sent with it', async () => {
  const { ask, lines } = await gauges(100, {}, 1500);
  await ask('query Slow { slow { nodes { slug } } }');
  await ask('query Quick($s: String!) { author(slug: $s) { slug } }', { s: 'a-personal-secret' });
  const slow = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'A statement was slow');
  const expected = { cypher: 'slow', operation: 'Slow', milliseconds: expect.any(Number) };
  expect(slow).toContainEqual(expect.objectContaining(expected));
  expect(lines.join()).not.toContain('a-personal-secret');
});

test('every request can be found in the log by its id, without values or addresses', async () => {
  const { send, logged } = await gauges();
  const variables = { s: 'a-personal-secret' };
  await send(
    { query: 'query Quick($s: String!) { author(slug: $s) { slug } }', variables },
    { 'x-request-id': 'mine-7' },
  );
  const line = logged.map((text) => JSON.parse(text)).find(({ requestId }) => requestId === 'mine-7');
  expect(line).toMatchObject({ msg: 'Answered', operation: 'Quick', status: 200, codes: ['NOT_FOUND'] });
  for (const hidden of ['a-personal-secret', '127.0.0.1']) expect(logged.join()).not.toContain(hidden);
});

test('Neo4j knows each statement by the name of its operation', async () => {
  const { send } = await gauges(60_000, {}, 2000);
  const asking = send({ query: 'query Named { slow { nodes { slug } } }' });
  const names = async () => {
    const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD metaData RETURN metaData');
    return records.map((record) => record.get('metaData').operation);
  };
  let seen = false;
  for (let n = 0; n < 50 && !seen; n += 1) seen = (await names()).includes('Named');
  expect(seen).toBe(true);
  await asking;
});
