import type { RunOptions } from '@rolegraph/pothos-plugin-neo4j';
import type { Log } from '../log.ts';
import { boundedName } from './bounded-name.ts';
import type { Metrics } from './metrics.ts';

/**
 * Watches statements: counts all, and logs those that take long by the name of their Cypher. Values of clients are in
 * no log.
 *
 * @param slow Least milliseconds of a slow statement.
 */
export function statementMetrics(
  metrics: Metrics,
  log: Log,
  slow: number,
): Required<Pick<RunOptions, 'onStatement' | 'onSettled'>> {
  return {
    onStatement: ({ requests = 1 }) => metrics.sent(requests),
    onSettled: ({ name, cypher = name }, milliseconds, fault) => {
      metrics.settled(cypher, milliseconds, fault !== undefined);
      if (milliseconds < slow) return;
      const operation = boundedName(name);
      log.warn({ cypher, operation, milliseconds: Math.round(milliseconds) }, 'A statement was slow');
    },
  };
}
