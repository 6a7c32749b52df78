export {
  type AllowableProblem,
  allowableProblems,
  isAllowableProblem,
} from './allowable-problems.ts';
export type { CaseSink } from './check/cases.ts';
export { qualityLines } from './check/quality.ts';
export { inventoryLines } from './editions/inventory.ts';
export { DATASET_SLUG } from './graph/format.ts';
export { importers } from './importers.ts';
export { Progress } from './progress.ts';
export { ImportInvalid } from './read/problems.ts';
export { ImportRemovesMuch } from './removals.ts';
export { CaseFiles } from './report/case-files.ts';
export { writeRefusal, writeReport } from './report/write-report.ts';
export { type ImportResult, runImport } from './run.ts';
export type { ImportSource } from './source.ts';
