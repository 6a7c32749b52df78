import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { schemaElements } from '../../src/graph/constraints.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { Checker, type RandomCase } from './check.ts';
import { library } from './models/library.ts';
import { market } from './models/market.ts';

/** `RUNS=5000 SEED=7 npm run test:properties` runs longer than `npm test`, and from a start of one's own. */
const long = process.env.npm_lifecycle_event === 'test:properties';
const RUNS = Number(process.env.RUNS ?? (long ? 1000 : 75));
// `npm test` asks the same questions each time, so that it fails only by a change; longer runs ask new ones.
const SEED = Number(process.env.SEED ?? (long ? Date.now() % 1_000_000_000 : 20_261_123));
/** Planning is dear in Neo4j: `npm test` stops in time on a slow machine. */
const LIMIT = long ? RUNS * 10_000 : 90_000;
/** How many requests each operation is asked with: all but the first find their plan made. */
const REQUESTS = 60;
/** Cases that failed once, with the behaviour that they showed to be wrong. */
const pastSeeds = JSON.parse(readFileSync(new URL('seeds.json', import.meta.url), 'utf8')) as readonly {
  readonly model: string;
  readonly seed: number;
  readonly path: string;
  readonly behaviour: string;
}[];
const MODELS = [library, market];

const { driver, database } = await testNeo4j();
for (const { cypher } of MODELS.flatMap(({ graph }) => schemaElements(graph))) {
  await driver.executeQuery(cypher, {}, { database });
}
const checker = new Checker(driver, database);

const numbers = (maxLength: number) => fc.array(fc.nat(), { maxLength, size: 'max' });
const randomCase: fc.Arbitrary<RandomCase> = fc.record({
  operation: numbers(160),
  data: fc.array(numbers(240), { minLength: 2, maxLength: 2 }),
  requests: fc.array(numbers(60), { minLength: REQUESTS, maxLength: REQUESTS }),
});

describe.each(MODELS)('random operations over random data of the model $name', (model) => {
  let deadline = 0;
  const property = fc.asyncProperty(randomCase, async (random) => {
    // fast-check's own time limit would leave a case under way, into the next test.
    if (Date.now() > deadline) return;
    fc.pre(await checker.check(model, random));
  });
  const hold = async (parameters: fc.Parameters<[RandomCase]>) => {
    deadline = Date.now() + LIMIT;
    const { failed, seed, counterexamplePath, errorInstance } = await fc.check(property, parameters);
    if (!failed) return;
    const place = JSON.stringify({ model: model.name, seed, path: counterexamplePath });
    throw new Error(
      `For seeds.json: ${place}\n${(errorInstance as Error | null)?.message ?? 'Too few valid operations.'}`,
    );
  };

  it.each(pastSeeds.filter((past) => past.model === model.name))(
    'are answered as before: $behaviour',
    async ({ seed, path }) => await hold({ seed, path, endOnFailure: true }),
    LIMIT * 2,
  );

  it(
    `are answered as the reference answers them, by one statement for each root field (seed ${SEED})`,
    async () => await hold({ seed: SEED, numRuns: RUNS, maxSkipsPerRun: 20 }),
    LIMIT * 2,
  );
});

it(
  'no statement of theirs reads all nodes',
  async () => {
    const session = driver.session({ database });
    // With the same parameters, so that Neo4j finds the plan that it has made.
    for (const [text, parameters] of checker.statements) {
      const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
      expect(JSON.stringify(summary.plan), text).not.toContain('AllNodesScan');
    }
    await session.close();
  },
  LIMIT * 2,
);

afterAll(() => {
  process.stderr.write(
    `${checker.cases} requests compared (${checker.refused} refused alike), ${checker.statements.size} distinct statements, seed ${SEED}\n`,
  );
});
