export { collectOperations } from './collect.ts';
export { type Manifest, manifestOf, type OperationIds } from './manifest.ts';
export { type Operation, withTypenames } from './operation.ts';
export { OperationsRefused } from './refused.ts';
