import { expect, test, vi } from 'vitest';
import { createApiKey, parseApiKey } from '../../src/auth/api-keys.ts';
import { codes } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { libraryServers } from './library-server.ts';

const servers = await libraryServers(await testNeo4j());
const [reader, admin] = [createApiKey('ci', 'reader'), createApiKey('ops', 'admin')];
const apiKeys = [reader, admin].flatMap(({ setting }) => parseApiKey(setting) ?? []);
const identity = { apiKeys, tokens: undefined, anonymous: true };
const slow = '{ slow { nodes { slug } } }';

test('while one caller asks 60 dear questions, readers and administrators get each answer within a second', async () => {
  const { ask, sent } = await servers.start({ responseCacheBytes: 0, maxRunning: 12 }, 2000, undefined, {
    identity,
  });
  const asking = Array.from({ length: 60 }, () => ask(slow));
  await vi.waitUntil(() => sent().slow !== undefined);
  const milliseconds: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    for (const { key } of [reader, admin]) {
      const start = performance.now();
      const { body } = await ask('{ authors { totalCount } }', undefined, { 'x-api-key': key });
      milliseconds.push(performance.now() - start);
      expect(body).toEqual({ data: { authors: { totalCount: 3 } } });
    }
    await new Promise((done) => setTimeout(done, 250));
  }
  // Other tests run beside this one: a single answer may be held up by them.
  const sorted = milliseconds.toSorted((one, other) => one - other);
  expect(sorted[sorted.length / 2]).toBeLessThan(1000);
  expect(sorted.at(-1)).toBeLessThan(5000);
  const outcomes = new Set((await Promise.all(asking)).flatMap(codes));
  expect([...outcomes].toSorted()).toEqual(['OVERLOADED', 'TIMEOUT']);
});

test('an operation of 88 dear root fields has four statements under way, and ends by its time limit', async () => {
  const { ask, sent } = await servers.start({ responseCacheBytes: 0 }, 1000);
  const fields = Array.from({ length: 88 }, (_, n) => `a${n}: slow { nodes { slug } }`).join(' ');
  const { body } = await ask(`{ ${fields} }`);
  expect(body.errors).toHaveLength(88);
  expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['TIMEOUT']));
  expect(sent().slow).toBe(4);
});

test('who has taken as much of the database as one may is told when to go on, others are answered', async () => {
  const databaseSeconds = { anonymous: 1, reader: 100, admin: 0 };
  const { ask } = await servers.start({ responseCacheBytes: 0, databaseSeconds }, 1200, undefined, {
    identity,
  });
  expect(codes(await ask(slow))).toEqual(['TIMEOUT']);
  const refused = await ask('{ books { totalCount } }');
  expect([refused.status, codes(refused)]).toEqual([429, ['RATE_LIMITED']]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body.errors?.[0]?.message).toContain('the database');
  const other = await ask('{ books { totalCount } }', undefined, { 'x-api-key': reader.key });
  expect(other.body.errors).toBeUndefined();
});
