import { setTimeout as after } from 'node:timers/promises';
import type { Launched } from './launch.ts';

/** Milliseconds before each try to start Neo4j again. What fails that often does not fail by accident. */
const pauses = [0, 1000, 4000];

/** Milliseconds of running after which an end counts as an accident of its own. */
const settled = 60_000;

export interface KeptRunning {
  readonly current: Launched;
  /** Stops it for good. */
  stop(): Promise<void>;
}

export interface Keeper {
  /** Starts it again as it was. */
  readonly again: () => Promise<Launched>;
  /** Takes a line when it has ended by itself. */
  readonly onEnded: (line: string) => void;
  /** What to say when it is given up. */
  readonly advice: string;
}

/** Starts a Neo4j again whenever it ends by itself: killed for want of memory, say. A few ends in a row, and it is given up. */
export function keepRunning(first: Launched, { again, onEnded, advice }: Keeper): KeptRunning {
  let current = first;
  let ends = 0;
  const stopping = new AbortController();
  let reviving: Promise<void> = Promise.resolve();

  const watch = (launched: Launched) => {
    const start = performance.now();
    launched.ended.then(() => {
      if (stopping.signal.aborted) return;
      if (performance.now() - start > settled) ends = 0;
      reviving = revive(launched.pid);
    });
  };

  const revive = async (pid: number): Promise<void> => {
    const pause = pauses[ends];
    ends += 1;
    if (pause === undefined)
      return onEnded(`Neo4j does not stay up, and RoleGraph cannot answer without it. ${advice}`);
    onEnded(`Neo4j (process ${pid}) has ended by itself: it is started again.`);
    await after(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return;
    try {
      current = await again();
      watch(current);
    } catch {
      await revive(pid);
    }
  };

  watch(first);
  return {
    get current() {
      return current;
    },
    async stop() {
      stopping.abort();
      // A start that is under way is waited for: cut short, it would leave a Neo4j behind.
      await reviving;
      await current.stop();
    },
  };
}
