import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would pick the .mjs build, libraries get the other: two copies of graphql do not know each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // One managed Neo4j per worker.
    maxWorkers: 2,
    // Neo4j plans each new statement: on a slow machine many of them take long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
