import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What something took: on a busy machine the processor time, of this process and of Neo4j's together, is the figure to trust. */
export interface Took {
  readonly seconds: number;
  readonly processor: number;
}

/** Starts a clock. @param pid Neo4j's process. @returns Reads it. */
export function clock(pid: number): () => Took {
  const started = performance.now();
  const [own, other] = [process.cpuUsage(), processorTime(pid)];
  return () => {
    const { user, system } = process.cpuUsage(own);
    return {
      seconds: (performance.now() - started) / 1000,
      processor: (user + system) / 1e6 + processorTime(pid) - other,
    };
  };
}

/** Seconds of processor time that a process has used; 0 where there is no /proc to ask. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond();
  } catch {
    return 0;
  }
}

let ticks: number | undefined;

function ticksPerSecond(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return ticks;
}
