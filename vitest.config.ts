import type { ViteUserConfig } from 'vitest/config';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { readTiers } from './test/support/tiers.ts';

const tiers = readTiers(import.meta.dirname);

/** What the tests of all tiers need. */
export const common = {
  // Vite would pick the .mjs build, libraries get the other: two copies of graphql do not know each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Neo4j plans each new statement: on a slow machine many of them take long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
} satisfies ViteUserConfig;

/** What the whole run shares. */
export const run = {
  globalSetup: ['test/support/global-setup.ts'],
  pool: 'forks',
  // Test files side by side, each with a managed Neo4j of its own if it writes.
  maxWorkers: 2,
  sequence: { sequencer: LongestFirst },
  reporters: ['default', './test/support/slowest-reporter.ts'],
} satisfies ViteUserConfig['test'];

const project = (name: keyof typeof tiers, more: ViteUserConfig['test'] = {}) => ({
  ...common,
  test: { ...common.test, name, include: [...tiers[name]], ...more },
});

export default defineConfig({
  ...common,
  test: {
    ...run,
    projects: [
      project('unit', {
        // Files share one process per worker: starting it and importing the same modules takes longer than their tests.
        isolate: false,
        sequence: { groupOrder: 0 },
        setupFiles: ['test/support/no-processes.ts'],
        provide: { neo4jAllocator: '' },
      }),
      // Files share processes here, too.
      project('integration', { isolate: false, sequence: { groupOrder: 1 } }),
      project('full', { sequence: { groupOrder: 1 } }),
    ],
  },
});
