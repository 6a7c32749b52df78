import { get } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createApiKey, parseApiKey } from '../../src/auth/index.ts';
import { listenForMetrics } from '../../src/http/lifecycle/metrics-listener.ts';
import { createLog } from '../../src/log.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { serve } from '../http/support.ts';

const admin = createApiKey('ops', 'admin');
const identity = {
  anonymous: true,
  tokens: undefined,
  apiKeys: [parseApiKey(admin.setting)].flatMap((key) => key ?? []),
};

const page = async (metrics: Metrics) => metrics.registry.metrics();
const labels = async (metrics: Metrics) =>
  [...(await page(metrics)).matchAll(/_duration_seconds_count\{operation="([^"]*)"/g)].map(
    ([, name]) => name,
  );

test.each([
  ['longer than 64 letters', 'A'.repeat(65)],
  ['of 250,000 letters', 'A'.repeat(250_000)],
  ['of other letters than names have', 'a"b\n{c}'],
])('a name %s has no label of its own', async (_, name) => {
  const metrics = new Metrics();
  metrics.answered(200, 5, name, [name]);
  expect(await labels(metrics)).toEqual(['other']);
  expect(await page(metrics)).toContain('rolegraph_errors_total{code="other"} 1');
});

test('registered operations have a label whatever else is asked, the rest by how they are used', async () => {
  const metrics = new Metrics();
  metrics.reserveOperations(['Registered']);
  metrics.answered(200, 5, 'Registered', []);
  for (let n = 0; n < 50; n += 1)
    for (const name of [`Used${n}`, `Used${n}`]) metrics.answered(200, 5, name, []);
  for (let n = 0; n < 10_000; n += 1) metrics.answered(200, 5, `Made${n}`, []);
  metrics.answered(200, 5, 'Late', []);
  const names = await labels(metrics);
  expect(names).toEqual(expect.arrayContaining(['Registered', 'Late', 'Used0', 'Used49']));
  expect(names.length).toBeLessThanOrEqual(102);
});

test('the page stays below 2 MB, whatever names, codes and statements there are', async () => {
  const metrics = new Metrics();
  const long = (prefix: string, n: number) => `${prefix}${n}_`.padEnd(64, 'x');
  metrics.reserveOperations(Array.from({ length: 1000 }, (_, n) => long('Registered', n)));
  for (let n = 0; n < 1000; n += 1) {
    metrics.answered(200 + n, 5, long('Registered', n), [long('CODE', n)]);
    metrics.answered(200, 5, long('Other', n), []);
    metrics.sent(1);
    metrics.settled(long('statement', n), 5, false);
  }
  expect((await page(metrics)).length).toBeLessThan(2_000_000);
});

test('a scrape that fails is a 500 with a reason, on either port, and the server goes on', async () => {
  const metrics = new Metrics();
  metrics.addGauge('rolegraph_broken', 'Cannot be read.', () => {
    throw new Error('broken gauge');
  });
  const { url, logged, ask } = await serve({ metrics, config: { identity } });
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info', logFormat: 'json' }, { write: (line) => lines.push(line) });
  const own = await listenForMetrics(metrics, { host: '127.0.0.1', port: 0 }, [], log);
  onTestFinished(() => void own.server.close());
  const usual = await fetch(`${url}/metrics`, { headers: { 'x-api-key': admin.key } });
  expect([usual.status, await usual.text()]).toEqual([500, expect.stringContaining('cannot be written')]);
  const status = await new Promise((done) =>
    get(`${own.url}/metrics`, (response) => done(response.resume().statusCode)),
  );
  expect(status).toBe(500);
  for (const written of [logged, lines]) expect(written.join()).toContain('broken gauge');
  expect((await ask('{ hello }')).status).toBe(200);
});
