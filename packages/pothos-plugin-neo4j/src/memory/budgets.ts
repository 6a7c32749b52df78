import { getHeapStatistics } from 'node:v8';

const mebibyte = 1024 ** 2;

/** The smallest heap for which the budgets are meant; a smaller one gets the same share of it. */
const intendedHeapBytes = 512 * mebibyte;

const scale = Math.min(1, getHeapStatistics().heap_size_limit / intendedHeapBytes);

/**
 * The bytes that each cache of the process may take. Together with the 64 MiB of RESPONSE_CACHE they are 128 MiB: a quarter of a heap
 * of 512 MiB.
 */
export const cacheBudgets = {
  /** Parsed and validated documents (`DocumentCache`). */
  documents: 24 * mebibyte * scale,
  /** Compiled statements with the documents that they refer to (`PlanCache`). */
  plans: 32 * mebibyte * scale,
  /** Statistics of releases (`ReleaseStatistics`). */
  statistics: 2 * mebibyte * scale,
  /** Statements that requests may share (`StatementBatchers`). */
  statementShapes: 6 * mebibyte * scale,
} as const;

/** The bytes that the bodies of all requests in progress may take. */
export const requestBudget = 64 * mebibyte * scale;

/** The bytes that the documents of all operations in the queue may take. */
export const queueBudget = 64 * mebibyte * scale;
