export { SeedsInvalid } from './errors.ts';
export { fingerprint } from './fingerprint.ts';
export { readSeeds } from './read.ts';
export type { SeedRecords } from './records.ts';
