import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { everyRole } from '../../src/auth/index.ts';
import { graphParts, seedArticle } from '../http/article.ts';
import { codes, operations, serve } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { expectDecent } from './decency.ts';
import { usedHeapBytes } from './heap.ts';
import { type Mood, OperationFuzzer } from './operations.ts';

/** 2,000 inputs in every run of the tests; `npm run fuzz` asks 50,000, or as many as FUZZ_INPUTS says. */
const long = process.env.FUZZ === 'long';
const inputs = Number(process.env.FUZZ_INPUTS ?? (long ? 50_000 : 2000));
/** That many are under way at a time. */
const clients = 8;

vi.setConfig({ testTimeout: 120 * inputs });

const neo4j = await testNeo4j({ model });
beforeAll(() => seedArticle(neo4j));

const moods: readonly Mood[] = ['valid', 'nearly valid', 'hostile'];

test(`${inputs} operations, valid, nearly valid and hostile, get decent answers and leave nothing behind`, async () => {
  const config = operations({ maxCost: everyRole(20_000), responseCacheBytes: 2_000_000 });
  // A machine that is busy with other things may take long to plan what it never saw; that is told apart from what hangs.
  const { send, logged } = await serve({
    ...(await graphParts(neo4j, 120_000)),
    config: { ...config, requestDeadlineMs: 120_000 },
  });
  // `npm test` asks the same each time, so that it fails only by a change; `npm run fuzz` asks new questions.
  const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 314_407_695));
  const counts: Record<string, number> = {};
  const heaps: number[] = [];
  let n = 0;
  const ask = async () => {
    while (n < inputs) {
      n += 1;
      if (n % (inputs / 10) === 0) {
        // What the test remembers of the log is no growth of the server's.
        logged.length = 0;
        heaps.push(usedHeapBytes());
      }
      if (long && n % 1000 === 0) process.stderr.write(`${n} asked\n`);
      // Others go on counting meanwhile.
      const at = seed + n;
      const mood = moods[n % moods.length] ?? 'valid';
      // Drawn one by one: all together they would be what grows.
      const [draw] = fc.sample(fc.gen(), { numRuns: 1, seed: at });
      if (!draw) throw new Error('nothing was drawn');
      const asked = new OperationFuzzer(schema, draw, mood).operation();
      const heard = await send(asked);
      expectDecent(heard, { seed: at, mood, ...asked });
      const outcome = String(codes(heard)[0] ?? 'answered');
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, ask));
  process.stdout.write(
    `fuzzed ${inputs} operations (seed ${seed}): ${JSON.stringify(counts)}, heap in MB ${heaps.map((heap) => Math.round(heap / 1024 ** 2))}\n`,
  );
  const { answered = 0, ...refused } = counts;
  // A fuzzer that is only ever refused, or never, tests little.
  expect(answered).toBeGreaterThan(inputs / 20);
  expect(Object.values(refused).reduce((all, one) => all + one, 0)).toBe(inputs - answered);
  await vi.waitUntil(async () => (await running()) === 0, { timeout: 5000 });
  // Every cache is full long before.
  expect((heaps.at(-1) ?? 0) - (heaps.at(-4) ?? 0)).toBeLessThan(64 * 1024 ** 2);
});

/** Statements of ours that Neo4j still works on. */
async function running(): Promise<number> {
  const { records } = await neo4j.driver.executeQuery('SHOW TRANSACTIONS YIELD metaData RETURN metaData');
  return records.filter((record) => 'operation' in record.get('metaData')).length;
}
