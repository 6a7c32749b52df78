export { collectOperations } from './collect.ts';
export { manifestOf } from './manifest.ts';
export { withTypenames } from './operation.ts';
export { OperationsRefused } from './refused.ts';
