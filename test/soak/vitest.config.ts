import { defineConfig } from 'vitest/config';
import { common, run } from '../../vitest.config.ts';

/** Ten minutes of everything at once: not among the tests, but run by `npm run soak`. */
export default defineConfig({
  ...common,
  test: { ...common.test, ...run, include: ['test/soak/*.soak.ts'], testTimeout: 3_600_000 },
});
