import { testProperties } from './properties.ts';

/** `RUNS=5000 SEED=7 npm run test:properties` runs longer than the full tier, and from a seed of one's own. */
const long = process.env.npm_lifecycle_event === 'test:properties';
const runs = Number(process.env.RUNS ?? (long ? 1000 : 75));

await testProperties({
  runs,
  // The full tier asks the same questions each time, so that it fails only by a change; longer runs ask new ones.
  seed: Number(process.env.SEED ?? (long ? Date.now() % 1_000_000_000 : 20_261_124)),
  limitMs: long ? runs * 10_000 : 60_000,
  minRuns: Math.min(runs, 15),
  full: true,
});
