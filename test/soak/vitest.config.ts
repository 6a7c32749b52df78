import { defineConfig, mergeConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

/** Ten minutes of everything at once: not among the tests, but run by `npm run soak`. */
export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [] } },
  defineConfig({ test: { include: ['test/soak/*.soak.ts'], testTimeout: 3_600_000 } }),
);
