import { testProperties } from './properties.ts';

// The same questions each time, so that it fails only by a change; the full tier asks more and others, and explains the statements.
await testProperties({ runs: 3, seed: 20_261_123, limitMs: 5_000, minRuns: 3, full: false });
