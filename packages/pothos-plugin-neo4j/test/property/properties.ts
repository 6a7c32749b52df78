import { readFileSync } from 'node:fs';
import { schemaElements } from '@rolegraph/graph-model';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { testNeo4j } from '../../../../test/support/neo4j.ts';
import { Checker, type RandomCase } from './check.ts';
import { critics } from './models/critics.ts';
import { library } from './models/library.ts';
import { market } from './models/market.ts';

export interface Extent {
  /** Random operations for each model. */
  readonly runs: number;
  readonly seed: number;
  /** Time for each model, after which no further operation is begun: planning takes long on a slow machine. */
  readonly limitMs: number;
  /** Operations that are compared whatever the time. */
  readonly minRuns: number;
  /** Whether the cases of seeds.json are repeated, too, and the plans of all statements are looked at. */
  readonly full: boolean;
}

/** How many requests each operation is asked with: all but the first find their plan made. */
const REQUESTS = 60;
/** Cases that failed once, with the behaviour that they showed to be wrong. */
const pastSeeds = JSON.parse(readFileSync(new URL('seeds.json', import.meta.url), 'utf8')) as readonly {
  readonly model: string;
  readonly seed: number;
  readonly path: string;
  readonly behaviour: string;
}[];
const MODELS = [library, market, critics];

const numbers = (maxLength: number) => fc.array(fc.nat(), { maxLength, size: 'max' });
const randomCase: fc.Arbitrary<RandomCase> = fc.record({
  operation: numbers(160),
  data: fc.array(numbers(240), { minLength: 2, maxLength: 2 }),
  requests: fc.array(numbers(60), { minLength: REQUESTS, maxLength: REQUESTS }),
});

/** Declares the tests that hold the plugin's answers against the reference's. */
export async function testProperties({ runs, seed, limitMs, minRuns, full }: Extent): Promise<void> {
  const { driver, database } = await testNeo4j();
  for (const { cypher } of MODELS.flatMap(({ graph }) => schemaElements(graph))) {
    await driver.executeQuery(cypher, {}, { database });
  }
  const checker = new Checker(driver, database);
  vi.setConfig({ testTimeout: 2 * limitMs + minRuns * 60_000 });

  describe.each(MODELS)('random operations over random data of the model $name', (model) => {
    /** Checks random cases. @returns How many operations were compared. */
    const check = async (parameters: fc.Parameters<[RandomCase]>): Promise<number> => {
      const deadline = Date.now() + limitMs;
      let compared = 0;
      const property = fc.asyncProperty(randomCase, async (random) => {
        // fast-check's own time limit would leave a case under way, into the next test.
        if (compared >= minRuns && Date.now() > deadline) return;
        fc.pre(await checker.check(model, random));
        compared += 1;
      });
      const details = await fc.check(property, parameters);
      if (!details.failed) return compared;
      const place = JSON.stringify({
        model: model.name,
        seed: details.seed,
        path: details.counterexamplePath,
      });
      throw new Error(
        `For seeds.json: ${place}\n${(details.errorInstance as Error | null)?.message ?? 'Too few valid operations.'}`,
      );
    };

    it.each(full ? pastSeeds.filter((one) => one.model === model.name) : [])(
      'are answered as before: $behaviour',
      async ({ seed: pastSeed, path }) => {
        expect(await check({ seed: pastSeed, path, endOnFailure: true })).toBeGreaterThan(0);
      },
    );

    it(`are answered as the reference answers them, by one statement for each root field (seed ${seed})`, async () => {
      expect(await check({ seed, numRuns: runs, maxSkipsPerRun: 20 })).toBeGreaterThanOrEqual(minRuns);
    });
  });

  if (full) {
    it('no statement of theirs reads all nodes', async () => {
      expect(checker.statements.size).toBeGreaterThanOrEqual(minRuns);
      const session = driver.session({ database });
      // With the same parameters, so that Neo4j finds the plan that it has made.
      for (const [text, parameters] of checker.statements) {
        const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
        expect(JSON.stringify(summary.plan), text).not.toContain('AllNodesScan');
      }
      await session.close();
    });
  }

  afterAll(() => {
    process.stderr.write(
      `${checker.cases} requests compared (${checker.refused} refused alike), ${checker.statements.size} distinct statements, seed ${seed}\n`,
    );
  });
}
