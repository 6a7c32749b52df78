export { answerWatch } from './answer-watch.ts';
export { Metrics } from './metrics.ts';
export { listenForMetrics } from './metrics-listener.ts';
export { metricsPage, metricsPath } from './metrics-page.ts';
export { statementWatch } from './statement-watch.ts';
