export { Metrics } from './metrics.ts';
export { statementMetrics } from './statement-metrics.ts';
