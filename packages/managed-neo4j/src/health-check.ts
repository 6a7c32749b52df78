import type { Driver } from 'neo4j-driver';
import type { Connection } from './connect.ts';
import type { Supervision } from './settings.ts';

/** A health check that is under way. */
export interface HealthCheck {
  stop(): void;
}

export interface HealthCheckOptions
  extends Pick<Supervision, 'healthCheckIntervalMs' | 'maxUnansweredHealthChecks'> {
  /** Called once, when Neo4j counts as hung. */
  readonly onHung: () => void;
  /** Takes faults of the check itself. */
  readonly onError: (thrown: unknown) => void;
}

/**
 * Sends `RETURN 1` at intervals, over a driver of its own. Neo4j counts as hung when several in a row got no answer; a late answer or an
 * error that Neo4j itself reports is an answer, so a busy machine or a full memory pool is no hung Neo4j.
 */
export function startHealthCheck(
  connection: Connection,
  { healthCheckIntervalMs: intervalMs, maxUnansweredHealthChecks, onHung, onError }: HealthCheckOptions,
): HealthCheck {
  let driver: Driver | undefined;
  let unanswered = 0;
  let stopped = false;
  let dueAt = performance.now() + intervalMs;

  const check = async (): Promise<void> => {
    const now = performance.now();
    // This process was itself held up, and has not read the answers that may have come.
    if (now - dueAt > intervalMs) unanswered = 0;
    dueAt = now + intervalMs;
    if (unanswered >= maxUnansweredHealthChecks) {
      stop();
      return onHung();
    }
    unanswered += 1;
    // Loaded on demand: the driver takes a while, for which the start does not wait.
    const { openDriver } = await import('./connect.ts');
    if (stopped) return;
    driver ??= openDriver(connection);
    if (await isAnswered(driver, connection.database)) unanswered = 0;
  };

  const timer = setInterval(() => {
    check().catch((thrown: unknown) => {
      if (!stopped) onError(thrown);
    });
  }, intervalMs);
  timer.unref();

  const stop = (): void => {
    stopped = true;
    clearInterval(timer);
    // Sockets on which Neo4j has not greeted yet stay open until its process ends.
    driver?.close().catch(onError);
  };
  return { stop };
}

async function isAnswered(driver: Driver, database: string): Promise<boolean> {
  const { Neo4jError } = await import('neo4j-driver');
  const session = driver.session({ database });
  try {
    await session.run('RETURN 1');
    return true;
  } catch (thrown) {
    if (thrown instanceof Neo4jError) return thrown.code.startsWith('Neo.');
    throw thrown;
  } finally {
    await session.close();
  }
}
