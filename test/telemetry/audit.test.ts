import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { expect, test, vi } from 'vitest';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';
import { createApiKey, everyRole, parseApiKey } from '../../src/auth/index.ts';
import { createLog } from '../../src/log.ts';
import { openAuditLog } from '../../src/telemetry/audit/index.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { libraryServers } from '../execution/library-server.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { startProduct } from '../support/product.ts';

const folder = await scratchFolder();
const { start } = await libraryServers(await testNeo4j());
const reader = createApiKey('ci', 'reader');
const identity = {
  apiKeys: [parseApiKey(reader.setting)].flatMap((key) => key ?? []),
  tokens: undefined,
  anonymous: true,
};
const asReader = { 'x-api-key': reader.key };
const log = createLog({ logLevel: 'silent', logFormat: 'json' });

type Line = Readonly<Record<string, unknown>>;

/** A server with an audit log, and the lines of it that are not of its own start. */
async function audited(
  operations: Parameters<typeof start>[0] = {},
  config: Partial<Parameters<typeof start>[3]> = {},
  timeout?: number,
) {
  const path = join(folder, `${expect.getState().currentTestName?.replaceAll(/\W/g, '-').slice(-50)}.jsonl`);
  const audit = openAuditLog(path, log);
  const metrics = new Metrics();
  const server = await start(operations, timeout, undefined, {
    identity,
    ...config,
    parts: { audit, metrics },
  });
  const all = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Line => JSON.parse(line));
  await vi.waitUntil(() => all().length === 1);
  /** As soon as there are so many. */
  const lines = async (count: number) => {
    await vi.waitUntil(() => all().length > count);
    return all().slice(1);
  };
  return { ...server, lines, metrics, path };
}

test('each request is a line: who asked what, what it cost and took, and where the answer came from', async () => {
  const { ask, lines, path, metrics } = await audited({ responseCacheBytes: 1_000_000 });
  const query = 'query Shelf($n: Int) { books(first: $n) { nodes { slug } } }';
  for (let n = 0; n < 2; n += 1) await ask(query, { n: 3 }, { ...asReader, 'x-request-id': `shelf-${n}` });
  await ask('{ __typename }');
  const [fresh, cached, other] = await lines(3);
  expect(fresh).toEqual({
    type: 'audit',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    requestId: 'shelf-0',
    caller: 'key:ci',
    role: 'reader',
    operation: 'Shelf',
    document: `sha256:${createHash('sha256')
      .update(print(parse(query)))
      .digest('hex')}`,
    cost: expect.any(Number),
    databaseMs: expect.any(Number),
    milliseconds: expect.any(Number),
    source: 'database',
    status: 200,
    outcome: 'OK',
  });
  expect(fresh?.databaseMs).toBeGreaterThan(0);
  expect(cached).toMatchObject({ requestId: 'shelf-1', operation: 'Shelf', source: 'cache', databaseMs: 0 });
  expect(cached?.document).toBe(fresh?.document);
  expect(other).toMatchObject({ caller: 'address:127.0.0.1', role: 'anonymous', operation: '' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await metrics.registry.metrics()).toMatch(/rolegraph_audit_lines_total 4\n/);
});

test('refusals are lines too, with why: no identity, too many requests, too costly, invalid', async () => {
  const { ask, lines } = await audited(
    { maxCost: { anonymous: 50, reader: 1000, admin: 1000 } },
    { rateLimits: { anonymous: 5, reader: 0, admin: 0 } },
  );
  await ask('{ books { totalCount } }', undefined, { 'x-api-key': 'rg_wrong' });
  await ask('query Dear { books(first: 100) { nodes { slug title } } }');
  await ask('query Wrong { nothing }');
  await ask('{ books { totalCount } }');
  await ask('{ authors { totalCount } }');
  const refused = await lines(5);
  expect(refused.map(({ status, outcome, operation }) => [status, outcome, operation])).toEqual([
    [401, 'UNAUTHENTICATED', undefined],
    [200, 'QUERY_TOO_COMPLEX', 'Dear'],
    [200, 'GRAPHQL_VALIDATION_FAILED', 'Wrong'],
    [200, 'OK', ''],
    [429, 'RATE_LIMITED', undefined],
  ]);
  expect(refused[0]).toMatchObject({ caller: 'address:127.0.0.1' });
  expect(refused[0]).not.toHaveProperty('role');
  expect(refused[1]?.refusal).toContain('50 is allowed');
  expect(refused[1]?.databaseMs).toBe(0);
  expect(refused[4]?.refusal).toContain('Too many requests');
});

test('values are in no line, neither variables nor literals nor those in messages', async () => {
  const { ask, lines } = await audited();
  await ask('query Find($s: String!) { book(slug: $s) { title } }', { s: 'a-secret-slug' });
  await ask('{ book(slug: "another-secret") { title } }');
  await ask('query Page($n: Int) { books(first: $n) { nodes { slug } } }', { n: 4_242_424 });
  expect(JSON.stringify(await lines(3))).not.toMatch(/secret|4242424/);
});

test('a client that leaves before its answer is in the log, with the time that its statement took', async () => {
  const { send, sent, lines } = await audited({ responseCacheBytes: 0 }, {}, 20_000);
  const gone = new AbortController();
  const asking = send({ query: 'query Slow { slow { nodes { slug } } }' }, {}, { signal: gone.signal });
  await vi.waitUntil(() => sent().slow !== undefined);
  gone.abort();
  await expect(asking).rejects.toThrow();
  const [left] = await lines(1);
  expect(left).toMatchObject({ operation: 'Slow', outcome: 'CLIENT_GONE', source: 'database' });
  expect(left).not.toHaveProperty('status');
  expect(left?.databaseMs).toBeGreaterThan(0);
});

test('a limit that only warns is named in the line of the request that exceeded it', async () => {
  const { ask, lines } = await audited({ maxCost: everyRole(5) }, { limitMode: 'warn' });
  await ask('{ books { nodes { slug } } }');
  expect((await lines(1))[0]).toMatchObject({ outcome: 'OK', exceeded: ['COST_LIMIT'] });
});

test('the audit log goes to the stream of the log where it is set so', () => {
  const stream: string[] = [];
  const audit = openAuditLog('log', log, { write: (line) => stream.push(line) });
  audit.record({
    requestId: 'r1',
    caller: 'key:ci',
    role: 'reader',
    operation: 'Shelf',
    document: undefined,
    cost: 1,
    databaseMs: 0,
    milliseconds: 1,
    source: 'cache',
    status: 200,
    outcome: 'OK',
    refusal: undefined,
    exceeded: undefined,
  });
  expect(JSON.parse(stream.join(''))).toMatchObject({ type: 'audit', caller: 'key:ci', outcome: 'OK' });
});

test('the product does not start where its audit log cannot be written, and says why', async () => {
  const { ended } = startProduct({ AUDIT_LOG: join(folder, 'nowhere', 'audit.jsonl') });
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output).toMatch(/RoleGraph cannot start\.\nAUDIT_LOG ".*audit\.jsonl" cannot be written: ENOENT/);
}, 60_000);
