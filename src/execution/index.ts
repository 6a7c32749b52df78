export { CacheValidator } from './cache-validator.ts';
export type { Caller } from './caller.ts';
export { CircuitBreaker } from './circuit-breaker.ts';
export { causeOf } from './database-evidence.ts';
export { asksForSchema } from './document-facts.ts';
export { codedError, type ErrorCode, errorCodes, type StatusOf } from './error-codes.ts';
export { errorCodesDocument } from './error-codes-document.ts';
export type { ErrorMask } from './error-mask.ts';
export type { GraphQLRequest } from './graphql-request.ts';
export { OperationExecutor, type OperationSettings } from './operation-executor.ts';
export type { LimitMode } from './operation-limits.ts';
export { type OperationObserver, recordExcess } from './operation-observer.ts';

export {
  codesOf,
  headersOf,
  type SerializedForms,
  type SerializedResult,
  serializeResult,
  statusOf,
} from './serialized-result.ts';
