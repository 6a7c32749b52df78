export { cacheBudgets, queueBudget, requestBudget } from './budgets.ts';
export { ByteBoundedCache, stringBytes } from './byte-bounded-cache.ts';
export { documentBytes, retainedDocumentBytes } from './document-bytes.ts';
