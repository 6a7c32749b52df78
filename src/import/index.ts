export type { Change, Changes } from './changes.ts';
export { type QualityReport, qualityLines } from './check/quality.ts';
export { type AllowableFault, allowableFaults, isAllowableFault } from './faults.ts';
export { DATASET_SLUG } from './graph/format.ts';
export { importers } from './importers.ts';
export { Progress } from './progress.ts';
export { ImportInvalid, type Problem } from './read/problems.ts';
export { type ImportOptions, type ImportResult, runImport } from './run.ts';
export type { ImportSource } from './source.ts';
