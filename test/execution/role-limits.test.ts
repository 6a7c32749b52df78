import { expect, test } from 'vitest';
import { createApiKey, everyRole, parseApiKey } from '../../src/auth/index.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { codes } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { libraryServers } from './library-server.ts';

const { start } = await libraryServers(await testNeo4j());
const [reader, admin] = [createApiKey('ci', 'reader'), createApiKey('ops', 'admin')];
const apiKeys = [reader, admin].flatMap(({ setting }) => parseApiKey(setting) ?? []);
const identity = { apiKeys, tokens: undefined, anonymous: true };
const headersOf = { anonymous: {}, reader: { 'x-api-key': reader.key }, admin: { 'x-api-key': admin.key } };
const books = '{ books(first: 100) { nodes { slug title } } }';

test('an operation may cost as much as the role of its caller allows, cached responses too', async () => {
  const { ask } = await start(
    { maxCost: { anonymous: 100, reader: 1000, admin: 1000 }, responseCacheBytes: 1_000_000 },
    undefined,
    undefined,
    { identity },
  );
  for (const role of ['reader', 'admin'] as const)
    expect((await ask(books, undefined, headersOf[role])).body.errors).toBeUndefined();
  for (let n = 0; n < 2; n += 1) {
    const refused = await ask(books);
    expect(codes(refused)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(refused.body.errors?.[0]?.extensions.limit).toBe(100);
  }
});

test('roles of the same limits share cached responses', async () => {
  const { ask, sent } = await start({ responseCacheBytes: 1_000_000 }, undefined, undefined, { identity });
  for (const headers of Object.values(headersOf)) await ask(books, undefined, headers);
  const { releases: _, ...statements } = sent();
  expect(Object.values(statements)).toEqual([1]);
});

test('an answer may be as large as the role of its caller allows', async () => {
  const maxResultBytes = { anonymous: 60, reader: 10_000, admin: 10_000 };
  const { ask } = await start({ maxResultBytes }, undefined, undefined, { identity });
  expect(codes(await ask(books))).toEqual(['RESULT_TOO_LARGE']);
  expect(codes(await ask(books, undefined, headersOf.reader))).toEqual([]);
  expect(codes(await ask(books))).toEqual(['RESULT_TOO_LARGE']);
});

test('a statement may take as long as the role of its caller allows', async () => {
  const statementTimeoutsMs = { anonymous: 300, reader: 2500, admin: 2500 };
  const { ask } = await start({ statementTimeoutsMs, responseCacheBytes: 0 }, 2500, undefined, { identity });
  const slow = '{ slow { nodes { slug } } }';
  const milliseconds = async (headers: Record<string, string>) => {
    const begun = performance.now();
    expect(codes(await ask(slow, undefined, headers))).toEqual(['TIMEOUT']);
    return performance.now() - begun;
  };
  expect(await milliseconds(headersOf.anonymous)).toBeLessThan(2400);
  expect(await milliseconds(headersOf.reader)).toBeGreaterThan(2400);
});

test('limits that only warn refuse nothing: what they would have refused is answered, logged and counted', async () => {
  const metrics = new Metrics();
  const { ask, logged } = await start({ maxCost: everyRole(10) }, undefined, undefined, {
    identity,
    limitMode: 'warn',
    rateLimits: { anonymous: 2, reader: 0, admin: 0 },
    parts: { metrics },
  });
  for (let n = 0; n < 3; n += 1)
    expect((await ask('query Shelf { books(first: 100) { nodes { slug } } }')).status).toBe(200);
  const warned = logged.flatMap((line) => {
    const { msg, limit, code, role, operation, reason } = JSON.parse(line);
    return msg === 'A limit would have refused a request' ? [{ limit, code, role, operation, reason }] : [];
  });
  expect(warned).toContainEqual({
    limit: 'COST_LIMIT',
    code: 'QUERY_TOO_COMPLEX',
    role: 'anonymous',
    operation: 'Shelf',
    reason: expect.stringContaining('10 is allowed'),
  });
  expect(warned).toContainEqual(expect.objectContaining({ limit: 'RATE_LIMIT', code: 'RATE_LIMITED' }));
  const page = await metrics.registry.metrics();
  expect(page).toMatch(/rolegraph_would_be_refused_total\{limit="COST_LIMIT",role="anonymous"\} [1-9]/);
  expect(page).toMatch(/rolegraph_would_be_refused_total\{limit="RATE_LIMIT",role="anonymous"\} [1-9]/);
  expect(page).not.toMatch(/rolegraph_operations_refused_total\{/);
});

test('the database’s time is not refused either where limits only warn', async () => {
  const databaseSeconds = { anonymous: 1, reader: 0, admin: 0 };
  const { ask, logged } = await start({ databaseSeconds, responseCacheBytes: 0 }, 1200, undefined, {
    identity,
    limitMode: 'warn',
  });
  expect(codes(await ask('{ slow { nodes { slug } } }'))).toEqual(['TIMEOUT']);
  expect((await ask('{ books { totalCount } }')).body.errors).toBeUndefined();
  expect(logged.join('\n')).toContain('"limit":"DATABASE_SECONDS"');
});
