import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../packages/managed-neo4j/src/port.ts';
import { schema } from '../../schema/index.ts';
import { readExamples } from '../../src/http/pages/examples.ts';
import { OperationFuzzer } from '../fuzz/operations.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { startProduct } from '../support/product.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? 10);
const clients = 8;

const neo4j = await testNeo4j();

interface Sample {
  readonly minute: number;
  /** Bytes in use after everything that can go has gone. */
  readonly heap: number;
  /** Bytes that the process has of the machine: how many of them V8 keeps for its heap depends on how busy it is. */
  readonly memory: number;
  /** Those of them that are not V8's. */
  readonly beside: number;
  readonly handles: number;
}

test(`for ${minutes} minutes memory and handles stay flat, whatever is asked`, async () => {
  const metricsPort = await freePort();
  const product = startProduct(
    {
      NEO4J_URI: neo4j.uri,
      NEO4J_USERNAME: neo4j.username,
      NEO4J_PASSWORD: neo4j.password,
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: 'info',
      COST_LIMIT: '20000',
      RESPONSE_CACHE: '8mb',
      SOAK_SNAPSHOTS: process.env.SOAK_SNAPSHOTS ?? '',
    },
    ['--expose-gc', '--import', './test/soak/collect.ts'],
  );
  const url = await product.ready();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const examples = (await readExamples()).map(({ query }) => query);
  const statuses: Record<string, number> = {};
  const samples: Sample[] = [];
  const end = performance.now() + minutes * 60_000;
  const polite = askTwiceASecond(url, end);
  const load = Array.from({ length: clients }, async (_, client) => {
    for (let n = client; performance.now() < end; n += clients) {
      const status = await ask(url, agent, n, examples);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  });
  while (performance.now() < end) {
    await after(Math.min(10_000, Math.max(0, end - performance.now())));
    const minute = minutes - (end - performance.now()) / 60_000;
    product.child.send({ minute });
    const [{ heapUsed: heap, heapTotal, rss: memory }] = await once(product.child, 'message');
    const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const handles = Number(/^nodejs_active_handles_total (\S+)/m.exec(page)?.[1]);
    samples.push({ minute, heap, memory, beside: memory - heapTotal, handles });
  }
  await Promise.all(load);
  const answered = await polite;
  await vi.waitUntil(async () => (await running()) === 0, { timeout: 5000 });
  const third = (part: number) => samples.filter(({ minute }) => Math.floor((minute / minutes) * 3) === part);
  const [early, late] = [third(1), third(2)];
  const report = (part: readonly Sample[], of: (sample: Sample) => number) =>
    `${Math.round(least(part, of) / 1024 ** 2)} to ${Math.round(Math.max(...part.map(of)) / 1024 ** 2)} MB`;
  process.stdout.write(
    [
      `answers by status: ${JSON.stringify(statuses)}`,
      `answers to a caller who asks twice a second, by status: ${JSON.stringify(answered.statuses)}, the slowest after ${Math.round(answered.slowestMs)} ms`,
      `heap in MB each minute ${eachMinute(samples, ({ heap }) => heap)}`,
      `memory in MB each minute ${eachMinute(samples, ({ memory }) => memory)}, of it beside V8's heap ${eachMinute(samples, ({ beside }) => beside)}`,
      `heap in the second third ${report(early, ({ heap }) => heap)}, in the last ${report(late, ({ heap }) => heap)}`,
      `memory in the second third ${report(early, ({ memory }) => memory)}, in the last ${report(late, ({ memory }) => memory)}`,
      `handles from ${least(samples, ({ handles }) => handles)} to ${Math.max(...samples.map(({ handles }) => handles))}`,
      '',
    ].join('\n'),
  );
  expect(Object.keys(answered.statuses)).toEqual(['200']);
  // Too much at once may be refused, and says so; nothing fails.
  expect(Object.keys(statuses).filter((status) => Number(status) >= 500 && status !== '503')).toEqual([]);
  expect(least(late, ({ heap }) => heap)).toBeLessThan(
    1.2 * least(early, ({ heap }) => heap) + 10 * 1024 ** 2,
  );
  expect(least(late, ({ memory }) => memory)).toBeLessThan(
    1.2 * least(early, ({ memory }) => memory) + 20 * 1024 ** 2,
  );
  expect(least(late, ({ beside }) => beside)).toBeLessThan(
    1.2 * least(early, ({ beside }) => beside) + 10 * 1024 ** 2,
  );
  expect(Math.max(...late.map(({ handles }) => handles))).toBeLessThanOrEqual(
    Math.max(...early.map(({ handles }) => handles)) + clients,
  );
  product.child.kill('SIGTERM');
  expect((await product.ended).code).toBe(0);
});

const eachMinute = (samples: readonly Sample[], of: (sample: Sample) => number) =>
  samples.filter((_, at) => at % 6 === 5).map((sample) => Math.round(of(sample) / 1024 ** 2));

const least = (samples: readonly Sample[], of: (sample: Sample) => number) => Math.min(...samples.map(of));

/** A client as others are: one small question at a time, twice a second. */
async function askTwiceASecond(url: string, end: number) {
  const statuses: Record<string, number> = {};
  let slowestMs = 0;
  while (performance.now() < end) {
    const start = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ role(slug: "ai-engineer") { name } }' }),
    });
    await response.text();
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, performance.now() - start);
    await after(Math.max(0, 500 - (performance.now() - start)));
  }
  return { statuses, slowestMs };
}

/** A document of some 25 KB that nobody has asked before, and one with a name of 200 KB. */
function largeQuery(n: number): string {
  return n % 2 === 0
    ? `{ role(slug: "x${n}") { ${'name '.repeat(4980)} } }`
    : `query ${'n'.repeat(200_000)}${n} { role(slug: "x") { name } }`;
}

/** One request of one of the kinds there are; some clients go away before their answer. Gives its status. */
function ask(url: string, agent: Agent, n: number, examples: readonly string[]): Promise<string> {
  const example = examples[n % examples.length] ?? '';
  const byGet = n % 7 === 0;
  const fuzzed = n % 3 === 0;
  const query = n % 11 === 0 ? largeQuery(n) : example;
  const body = byGet ? '' : JSON.stringify(fuzzed ? operation(n) : { query });
  const headers = {
    ...(byGet ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(n % 2 === 0 ? { 'accept-encoding': 'br, gzip' } : {}),
    ...(n % 50 === 0 ? { authorization: 'Bearer nonsense' } : {}),
  };
  const address = `${url}/graphql${byGet ? `?query=${encodeURIComponent(example)}` : ''}`;
  return new Promise((done) => {
    const request = httpRequest(address, { method: byGet ? 'GET' : 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => done(String(response.statusCode)));
      response.on('error', () => done('gone'));
    });
    request.on('error', () => done('gone'));
    request.end(body);
    if (n % 31 === 0) setTimeout(() => request.destroy(), 5);
  });
}

function operation(n: number) {
  const [draw] = fc.sample(fc.gen(), { numRuns: 1, seed: n });
  if (!draw) throw new Error('nothing was drawn');
  return new OperationFuzzer(schema, draw, n % 2 === 0 ? 'valid' : 'nearly valid').operation();
}

async function running(): Promise<number> {
  const { records } = await neo4j.driver.executeQuery('SHOW TRANSACTIONS YIELD metaData RETURN metaData');
  return records.filter((record) => 'operation' in record.get('metaData')).length;
}
