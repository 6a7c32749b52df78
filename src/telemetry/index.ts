export { Metrics } from './metrics.ts';
export { operationObserver } from './operation-observer.ts';
export { statementMetrics } from './statement-metrics.ts';
