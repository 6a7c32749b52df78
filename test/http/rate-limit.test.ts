import { expect, test } from 'vitest';
import { RateLimit } from '../../src/http/pipeline/rate-limit.ts';
import { codes, serve } from './support.ts';

test('a minute’s worth may come at once, then one at a time as it fills up again', () => {
  let now = 0;
  const limit = new RateLimit(() => now);
  const take = () => limit.take('a', 60);
  expect(Array.from({ length: 60 }, take)).toEqual(Array.from({ length: 60 }, () => 0));
  expect(take()).toBe(1);
  now += 1000;
  expect([take(), take()]).toEqual([0, 1]);
  now += 3_600_000;
  expect(Array.from({ length: 61 }, take).filter((wait) => wait > 0)).toHaveLength(1);
});

test('setting the clock neither opens nor shuts it', () => {
  const limit = new RateLimit();
  const clock = Date.now;
  try {
    expect(limit.take('a', 1)).toBe(0);
    Date.now = () => clock() + 86_400_000;
    expect(limit.take('a', 1)).toBeGreaterThan(0);
    Date.now = () => clock() - 86_400_000;
    expect(limit.take('a', 1)).toBeLessThanOrEqual(60);
  } finally {
    Date.now = clock;
  }
});

test('no limit means none', () => {
  const limit = new RateLimit(() => 0);
  expect(Array.from({ length: 1000 }, () => limit.take('a', 0)).every((wait) => wait === 0)).toBe(true);
});

const config = { rateLimits: { anonymous: 3, reader: 5, admin: 0 }, proxies: 1 };

test('who sends too many requests is told to wait, by address where nothing else is known', async () => {
  const { ask } = await serve({ config });
  const from = (address: string) => ask('{ hello }', undefined, { 'x-forwarded-for': address });
  for (let n = 0; n < 3; n += 1) expect((await from('192.0.2.1')).status).toBe(200);
  const refused = await from('192.0.2.1');
  expect([refused.status, codes(refused)]).toEqual([429, ['RATE_LIMITED']]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await from('192.0.2.2')).status).toBe(200);
});

test('only what our own proxies add to x-forwarded-for is believed', async () => {
  const { ask } = await serve({ config });
  const from = (claimed: string) =>
    ask('{ hello }', undefined, { 'x-forwarded-for': `${claimed}, 192.0.2.1` });
  const statuses = [];
  for (const claimed of ['a', 'b', 'c', 'd']) statuses.push((await from(claimed)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('an IPv6 client is counted by its network', async () => {
  const { ask } = await serve({ config });
  const statuses = [];
  for (const last of ['1', '2', '3', '4']) {
    statuses.push((await ask('{ hello }', undefined, { 'x-forwarded-for': `2001:db8::${last}` })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('probes of balancers are not counted', async () => {
  const { url } = await serve({ config });
  for (let n = 0; n < 10; n += 1) expect((await fetch(`${url}/health`)).status).toBe(200);
});
