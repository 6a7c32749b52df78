import { setTimeout as after } from 'node:timers/promises';
import { messageOrStack, Neo4jUnavailable } from './errors.ts';
import type { HealthCheck } from './health-check.ts';
import type { Launched, ProcessEnd } from './launch.ts';
import type { Supervision } from './settings.ts';

export interface Supervised {
  readonly current: Launched;
  /** The reason why no Neo4j runs, without paths and process ids; undefined while one does. */
  readonly downReason: string | undefined;
  /** Stops it for good. */
  stop(): Promise<void>;
}

export interface Supervisor extends Pick<Supervision, 'restartDelaysMs' | 'stableAfterMs'> {
  /** Starts it again as it was. */
  readonly again: () => Promise<Launched>;
  /** Begins to check that it answers. */
  readonly startHealthCheck: (onHung: () => void) => HealthCheck;
  /** Takes one line per end, and one per failed attempt to start it again. */
  readonly onEnded: (line: string) => void;
  /** The remedy for a Neo4j that ends again and again. */
  readonly advice: string;
}

/**
 * Starts a Neo4j again whenever it ends by itself or no longer answers, at growing intervals and without end: the obstacle (a
 * full disk, a taken port) may go away, and RoleGraph then recovers without a restart.
 */
export function supervise(first: Launched, supervisor: Supervisor): Supervised {
  const { again, startHealthCheck, onEnded, advice, restartDelaysMs, stableAfterMs } = supervisor;
  let current = first;
  let downReason: string | undefined;
  let attempts = 0;
  let healthCheck: HealthCheck | undefined;
  const stopping = new AbortController();
  let restarting: Promise<void> = Promise.resolve();

  const watch = (launched: Launched): void => {
    const startedAt = performance.now();
    let hung = false;
    healthCheck = startHealthCheck(() => {
      hung = true;
      void launched.kill();
    });
    launched.ended.then((end) => {
      healthCheck?.stop();
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > stableAfterMs) attempts = 0;
      const how = hung ? 'did not answer any more and was killed' : `has ended by itself (${described(end)})`;
      restarting = restart({ summary: `Neo4j ${how}`, detail: `Neo4j (process ${launched.pid}) ${how}` });
    });
  };

  const restart = async (end: Fault): Promise<void> => {
    for (let fault = end; !stopping.signal.aborted; ) {
      const delayMs = restartDelaysMs[Math.min(attempts, restartDelaysMs.length - 1)] ?? 0;
      attempts += 1;
      downReason = `${fault.summary}; it is being started again (attempt ${attempts}).`;
      const when = delayMs === 0 ? 'at once' : `in ${delayMs / 1000} s`;
      onEnded(`${fault.detail}: it is started again ${when} (attempt ${attempts}). ${advice}`);
      await untilAborted(delayMs, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        current = await again();
        downReason = undefined;
        return watch(current);
      } catch (thrown) {
        // Any fault is worth another attempt.
        const code = thrown instanceof Neo4jUnavailable ? ` (${thrown.code})` : '';
        const summary = `Neo4j could not be started again${code}`;
        fault = { summary, detail: `${summary}: ${messageOrStack(thrown)}` };
      }
    }
  };

  watch(first);
  return {
    get current() {
      return current;
    },
    get downReason() {
      return downReason;
    },
    async stop() {
      stopping.abort();
      // It waits for a start that is under way: cut short, it would leave a Neo4j behind.
      await restarting;
      healthCheck?.stop();
      await current.stop();
    },
  };
}

/** A fault of Neo4j's. */
interface Fault {
  /** For public readiness probes. */
  readonly summary: string;
  /** For the log. */
  readonly detail: string;
}

/** Resolves after the delay, or as soon as the signal aborts. */
async function untilAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  await after(delayMs, undefined, { signal }).catch((thrown: unknown) => {
    if (!signal.aborted) throw thrown;
  });
}

function described({ exitCode, signal, outOfMemory }: ProcessEnd): string {
  if (outOfMemory) return 'out of memory: raise NEO4J_MANAGED_HEAP';
  return signal === null ? `exit code ${exitCode}` : `signal ${signal}`;
}
